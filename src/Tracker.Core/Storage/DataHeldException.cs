namespace Tracker.Core.Storage;

/// <summary>Another pass writes to the data folder: whoever waits may ask again.</summary>
public sealed class DataHeldException(string message, Exception innerException) : TrackerException(message, innerException);
