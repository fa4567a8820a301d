using System.Text;

namespace Tracker.Core.MailIn;

/// <summary>The line "From ada@example.org Mon Jan  1 10:00:00 2024" that begins a mail in an mbox file (RFC 4155, appendix A).</summary>
internal static class MboxFromLine
{
    private static readonly string[] Days = [" Mon", " Tue", " Wed", " Thu", " Fri", " Sat", " Sun"];

    // The day that git format-patch writes says nothing of when the mail came; nor does the Unix epoch, public-inbox's.
    private static readonly DateTimeOffset OfGit = new(2001, 9, 17, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether it has a day and a time: text after a blank line may begin with "From " as well.</summary>
    public static bool Is(ReadOnlySpan<byte> line) =>
        line.StartsWith("From "u8) && line.Length < 1000 && DayAt(Encoding.Latin1.GetString(line)) is { } at && HasTime(line[at..]);

    /// <summary>When the mail was delivered; null when the line does not say.</summary>
    public static DateTimeOffset? Date(string line) =>
        DayAt(line) is { } at && MailDates.Read(line[at..]) is { } date && date >= MailDates.Earliest && date != OfGit ? date : null;

    private static int? DayAt(string line)
    {
        foreach (var day in Days)
        {
            var at = line.IndexOf(day, StringComparison.Ordinal);
            if (at >= 0 && at + day.Length < line.Length && line[at + day.Length] is ' ' or ',')
                return at + 1;
        }
        return null;
    }

    private static bool HasTime(ReadOnlySpan<byte> date)
    {
        var colon = date.IndexOf((byte)':');
        return colon > 0 && colon + 1 < date.Length && char.IsAsciiDigit((char)date[colon - 1]) && char.IsAsciiDigit((char)date[colon + 1]);
    }
}
