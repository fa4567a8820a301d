namespace Tracker.Core;

/// <summary>Somebody's mistake (configuration, query, disk, network): the message is one line that says what to do.</summary>
public class TrackerException : Exception
{
    public TrackerException(string message)
        : base(message)
    {
    }

    public TrackerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
