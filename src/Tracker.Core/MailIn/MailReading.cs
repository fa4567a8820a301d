namespace Tracker.Core.MailIn;

/// <summary>What became of a raw mail: its facts, or why there are none.</summary>
public abstract record MailReading
{
    private MailReading()
    {
    }

    public sealed record Mail(MailFacts Facts) : MailReading;

    public sealed record SetAside(string Reason) : MailReading;
}
