using System.Text;

namespace Tracker.Core.MailIn;

/// <summary>What a mail must not exceed, so that a hostile one costs neither the process nor its memory.</summary>
internal static class MailLimits
{
    /// <summary>In bytes. Lists stop far below it; GMime's objects may take a hundred times the bytes they come from.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>
    /// Colons in one address header. A colon opens a group (RFC 5322, 3.4), GMime reads groups within groups by calling
    /// itself without a bound, and some thousands of them end the process.
    /// </summary>
    public const int MaxColons = 1000;

    /// <summary>Lines that look like MIME boundaries, in a mail that has parts.</summary>
    public const int MaxBoundaries = 20_000;

    private static readonly byte[][] AddressHeaders =
        [.. new[] { "from", "sender", "reply-to", "to", "cc", "bcc", "resent-" }.Select(Encoding.ASCII.GetBytes)];

    /// <summary>Why the mail is not to be given to GMime; null when it may be.</summary>
    public static string? Refusal(ReadOnlySpan<byte> raw)
    {
        if (raw.Length == 0)
            return "The mail is empty.";
        if (raw.Length > MaxBytes)
            return $"The mail is larger than {MaxBytes / (1024 * 1024)} MB.";
        if (raw.Length > MaxBoundaries * 4 && raw.Count("\n--"u8) > MaxBoundaries && IsMultipart(raw))
            return $"The mail has more than {MaxBoundaries} MIME boundaries.";
        return raw.Count((byte)':') > MaxColons && HasNestedGroups(raw)
            ? $"An address header has more than {MaxColons} colons."
            : null;
    }

    private static bool IsMultipart(ReadOnlySpan<byte> raw) =>
        raw.IndexOf("boundary"u8) >= 0 || raw.IndexOf("BOUNDARY"u8) >= 0 || raw.IndexOf("Boundary"u8) >= 0;

    // The headers of attached mails are read by GMime as well: hence every line of the mail, not its head alone.
    private static bool HasNestedGroups(ReadOnlySpan<byte> raw)
    {
        var colons = 0;
        var isAddressHeader = false;
        while (raw.Length > 0)
        {
            var end = raw.IndexOf((byte)'\n');
            var line = end < 0 ? raw : raw[..end];
            raw = end < 0 ? [] : raw[(end + 1)..];
            if (line is not [(byte)' ' or (byte)'\t', ..])
                (isAddressHeader, colons) = (IsAddressHeader(line), 0);
            if (isAddressHeader && (colons += line.Count((byte)':')) > MaxColons)
                return true;
        }
        return false;
    }

    private static bool IsAddressHeader(ReadOnlySpan<byte> line)
    {
        foreach (var name in AddressHeaders)
        {
            if (line.Length >= name.Length && Ascii.EqualsIgnoreCase(line[..name.Length], name))
                return true;
        }
        return false;
    }
}
