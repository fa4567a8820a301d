namespace Tracker.Core.MailIn;

/// <summary>What came of reading a mail: its facts, or the reason why it cannot be used.</summary>
public abstract record MailReading
{
    private MailReading()
    {
    }

    public sealed record Mail(MailFacts Facts) : MailReading;

    public sealed record SetAside(string Reason) : MailReading;
}
