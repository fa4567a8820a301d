namespace Tracker.Host.Cli;

/// <summary>A thing that <c>doctor</c> looked at.</summary>
/// <param name="Text">What it found; when it is not well, what to do.</param>
public sealed record Finding(bool IsOk, string Subject, string Text)
{
    public static Finding Ok(string subject, string text) => new(true, subject, text);

    public static Finding Problem(string subject, string text) => new(false, subject, text);
}
