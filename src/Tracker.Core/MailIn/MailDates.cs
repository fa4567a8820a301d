namespace Tracker.Core.MailIn;

/// <summary>When a mail was written, and when it was posted.</summary>
internal static class MailDates
{
    /// <summary>How far a sender's clock (or a mail queue) may be off before others' clocks are believed.</summary>
    public static TimeSpan Believable { get; } = TimeSpan.FromDays(7);

    // Archives stamp what they do not know with the Unix epoch, git with a day in 2001; there was no lore before 1990.
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>To the second, with its zone; null when it cannot be read.</summary>
    public static DateTimeOffset? Read(string? header)
    {
        if (string.IsNullOrWhiteSpace(header))
            return null;
        var text = header.Trim();
        return IsIso(text) && DateTimeOffset.TryParse(text, null, System.Globalization.DateTimeStyles.AssumeUniversal, out var date)
            ? date.AddTicks(-(date.Ticks % TimeSpan.TicksPerSecond))
            : MimeReader.ParseDate(text);
    }

    /// <summary>The Date: header where it is within a week of what the last mail server or the archive says, else what they say.</summary>
    /// <param name="received">The topmost Received: header, which the archive's own server wrote.</param>
    public static DateTimeOffset Posted(DateTimeOffset? date, DateTimeOffset? received, DateTimeOffset? archived)
    {
        DateTimeOffset?[] seen = [.. new[] { received, archived }.Where(moment => moment >= Earliest)];
        if (date is { } said && (seen.Any(moment => (said - moment)?.Duration() <= Believable) || (seen.Length == 0 && said >= Earliest)))
            return said;
        // Both are upper bounds: whichever saw the mail first is nearer.
        return seen.Min() ?? date ?? DateTimeOffset.UnixEpoch;
    }

    /// <summary>The date of a Received: header, which stands behind its last semicolon (RFC 5322, 3.6.7).</summary>
    public static DateTimeOffset? OfReceived(string? header) =>
        header is not null && header.LastIndexOf(';') is var at and >= 0 ? Read(header[(at + 1)..]) : null;

    private static bool IsIso(string text) =>
        text.Length >= 10 && text[4] == '-' && text[7] == '-' && text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0;
}
