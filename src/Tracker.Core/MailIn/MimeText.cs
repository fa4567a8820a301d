using System.Text;
using System.Text.Unicode;

namespace Tracker.Core.MailIn;

/// <summary>A part of a mail that holds text or a patch.</summary>
/// <param name="Bytes">
/// The bytes as they are when they claim to be UTF-8 or ASCII or nothing known (a patch to a file in another charset is
/// not to be touched: git mailinfo leaves it alone too), else the text in UTF-8.
/// </param>
/// <param name="IsAttached">Meant to be saved, or inside an attached mail.</param>
internal sealed record MimeText(byte[] Bytes, bool IsAttached, bool IsFlowed, bool DeletesSpace)
{
    /// <summary>Plain text, patches by type, and patches by name that a client took for binary.</summary>
    public static bool MayHoldAPatch(string? type, string? subtype, string? fileName) =>
        (type?.ToLowerInvariant(), subtype?.ToLowerInvariant()) switch
        {
            (null or "", _) or ("text", "plain" or "x-patch" or "x-diff" or "diff" or "patch") => true,
            ("text", "html" or "calendar" or "rtf" or "richtext" or "enriched") => false,
            _ => IsPatchName(fileName),
        };

    public static MimeText From(byte[] bytes, string? charset, bool isAttached, bool isFlowed, bool deletesSpace) =>
        new(ToUtf8(bytes, charset), isAttached, isFlowed, deletesSpace);

    /// <summary>As text; bytes that are no UTF-8 are read as Latin-1, so that something can be read.</summary>
    public string Text =>
        Bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.GetString(Bytes.AsSpan(Encoding.UTF8.Preamble.Length))
        : Utf8.IsValid(Bytes) ? Encoding.UTF8.GetString(Bytes)
        : Encoding.Latin1.GetString(Bytes);

    private static bool IsPatchName(string? fileName) =>
        fileName is not null
        && (fileName.EndsWith(".patch", StringComparison.OrdinalIgnoreCase) || fileName.EndsWith(".diff", StringComparison.OrdinalIgnoreCase));

    private static byte[] ToUtf8(byte[] bytes, string? charset)
    {
        if (IsUtf8OrNothing(charset) || Find(charset) is not { } encoding)
            return bytes;
        // UTF-8 that is announced as Latin-1 or the like is frequent, the contrary (Latin-1 that is valid UTF-8) is not.
        if (encoding.IsSingleByte && Utf8.IsValid(bytes))
            return bytes;
        return Encoding.Convert(encoding, Encoding.UTF8, bytes);
    }

    private static bool IsUtf8OrNothing(string? charset) =>
        charset is null || charset.ToLowerInvariant() is "" or "utf-8" or "utf8" or "us-ascii" or "ascii" or "ansi_x3.4-1968" or "unknown-8bit";

    private static Encoding? Find(string? charset)
    {
        try
        {
            return charset is ['c' or 'C', 'p' or 'P', .. var page] && int.TryParse(page, out var number)
                ? CodePagesEncodingProvider.Instance.GetEncoding(number)
                : CodePagesEncodingProvider.Instance.GetEncoding(charset ?? "") ?? Encoding.GetEncoding(charset ?? "");
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
