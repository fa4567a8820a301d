using System.Buffers;
using System.Text;

namespace Tracker.Core.MailIn;

/// <summary>A mail of an mbox file.</summary>
/// <param name="Start">Where its From_ line begins.</param>
/// <param name="Offset">Where the mail begins.</param>
/// <param name="Length">Its length in the file, quotes included, without the blank line that ends it.</param>
/// <param name="FromLine">The From_ line.</param>
/// <param name="Head">Its first bytes as they stand in the file, to know it again by.</param>
/// <param name="Bytes">The mail with its From lines unquoted; of one that is too large to be read, one byte more than may be.</param>
internal sealed record MboxMail(long Start, long Offset, long Length, string FromLine, byte[] Head, byte[] Bytes)
{
    public const int HeadBytes = 4096;

    public string Locator => $"{Offset}:{Length}";
}

/// <summary>Takes an mbox file apart (RFC 4155; mboxo and mboxrd quoting, either line end), a mail at a time.</summary>
internal sealed class MboxScanner(Stream stream, long start)
{
    private readonly MboxLines lines = new(stream, start);
    private readonly ArrayBufferWriter<byte> mail = new();
    private readonly byte[] head = new byte[MboxMail.HeadBytes];
    private int headLength;

    /// <summary>Why the stream could not be read to its end; null when it could.</summary>
    public string? Damage => lines.Damage;

    /// <summary>Up to where the stream was read.</summary>
    public long Position => lines.Offset + lines.Length;

    /// <summary>What stands before the first From_ line, in bytes, blank lines aside.</summary>
    public long Unclaimed { get; private set; }

    public IEnumerable<MboxMail> Mails()
    {
        var follows = true;
        while (lines.Next())
        {
            if (follows && IsFromLine())
            {
                while (ReadMail() is { } next)
                    yield return next;
                yield break;
            }
            follows = IsBlank(lines.Piece);
            Unclaimed += follows ? 0 : lines.Length;
        }
    }

    /// <summary>The mail whose From_ line was read last; leaves the next one's as the last line.</summary>
    private MboxMail? ReadMail()
    {
        if (lines.Length == 0)
            return null;
        var (first, fromLine) = (lines.Offset, Encoding.Latin1.GetString(lines.Piece).TrimEnd());
        var offset = lines.Offset + lines.Length;
        var end = offset;
        var blank = 0;
        mail.ResetWrittenCount();
        headLength = 0;
        while (lines.Next() && !(blank > 0 && IsFromLine()))
        {
            KeepHead(lines.Piece);
            // A blank line belongs to the mail only when something other than a From_ line or the end comes after it.
            if (blank > 0)
                Keep(blank == 1 ? "\n"u8 : "\r\n"u8);
            end = lines.Offset;
            blank = lines.BeginsLine && IsBlank(lines.Piece) ? lines.Length : 0;
            if (blank > 0)
                continue;
            Keep(lines.BeginsLine && IsQuotedFrom(lines.Piece) ? lines.Piece[1..] : lines.Piece);
            end = lines.Offset + lines.Length;
        }
        var length = end - offset;
        return new MboxMail(first, offset, length, fromLine, head[..(int)Math.Min(headLength, length)], mail.WrittenSpan.ToArray());
    }

    /// <summary>A mail as it was before it was put into an mbox: one mark less before each "From ", at the start of a line.</summary>
    public static byte[] Unquote(ReadOnlySpan<byte> quoted)
    {
        var unquoted = new ArrayBufferWriter<byte>(Math.Max(1, quoted.Length));
        while (quoted.Length > 0)
        {
            var end = quoted.IndexOf((byte)'\n');
            var line = end < 0 ? quoted : quoted[..(end + 1)];
            quoted = quoted[line.Length..];
            unquoted.Write(IsQuotedFrom(line) ? line[1..] : line);
        }
        return unquoted.WrittenSpan.ToArray();
    }

    private void Keep(ReadOnlySpan<byte> piece)
    {
        var room = MailLimits.MaxBytes + 1 - mail.WrittenCount;
        mail.Write(piece.Length <= room ? piece : piece[..room]);
    }

    private void KeepHead(ReadOnlySpan<byte> piece)
    {
        var kept = piece[..Math.Min(piece.Length, head.Length - headLength)];
        kept.CopyTo(head.AsSpan(headLength));
        headLength += kept.Length;
    }

    private bool IsFromLine() => lines.BeginsLine && MboxFromLine.Is(lines.Piece);

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.SequenceEqual("\n"u8) || line.SequenceEqual("\r\n"u8);

    private static bool IsQuotedFrom(ReadOnlySpan<byte> line) =>
        line is [(byte)'>', ..] && line.TrimStart((byte)'>').StartsWith("From "u8);
}
