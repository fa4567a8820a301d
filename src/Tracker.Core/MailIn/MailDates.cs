namespace Tracker.Core.MailIn;

/// <summary>When a mail was written, and when it was posted.</summary>
internal static class MailDates
{
    /// <summary>How long a mail may have waited (for a list's moderator, mostly) before its sender's clock is doubted.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    /// <summary>How far a sender's clock may be ahead.</summary>
    private static readonly TimeSpan FurthestAhead = TimeSpan.FromDays(1);

    /// <summary>What is stamped with an earlier moment, the Unix epoch mostly, has an unknown one: there was no lore before 1990.</summary>
    public static DateTimeOffset Earliest { get; } = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

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

    /// <summary>The Date: header where it goes together with what the last mail server or the archive says, else what they say.</summary>
    /// <param name="received">The topmost Received: header, which the archive's own server wrote.</param>
    public static DateTimeOffset Posted(DateTimeOffset? date, DateTimeOffset? received, DateTimeOffset? archived)
    {
        var others = new[] { received, archived }.OfType<DateTimeOffset>().Where(moment => moment >= Earliest).ToList();
        if (date is { } said && (others.Count == 0 ? said >= Earliest : others.Exists(seen => GoTogether(said, seen))))
            return said;
        // Whichever saw the mail first is nearer to when it was posted.
        return others.Count > 0 ? others.Min() : date ?? DateTimeOffset.UnixEpoch;
    }

    private static bool GoTogether(DateTimeOffset said, DateTimeOffset seen) => seen - said <= LongestWait && said - seen <= FurthestAhead;

    /// <summary>The date of a Received: header, which stands behind its last semicolon (RFC 5322, 3.6.7).</summary>
    public static DateTimeOffset? OfReceived(string? header) =>
        header is not null && header.LastIndexOf(';') is var at and >= 0 ? Read(header[(at + 1)..]) : null;

    private static bool IsIso(string text) =>
        text.Length >= 10 && text[4] == '-' && text[7] == '-' && text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0;
}
