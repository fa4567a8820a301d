using System.Text;
using Tracker.Core.Patches;

namespace Tracker.Core.MailIn;

/// <summary>What a mail says: its first text to read, and its texts to find diffs in.</summary>
/// <param name="Text">The first text that is not attached, else the first at all; line ends are as they came.</param>
internal sealed record MailBody(string Text, IReadOnlyList<MimeText> Parts)
{
    public static MailBody Of(IReadOnlyList<MimeText> parts)
    {
        var plain = parts.Select(WithoutWrapping).ToList();
        return new MailBody((plain.Find(part => !part.IsAttached) ?? plain.FirstOrDefault())?.Text ?? "", plain);
    }

    /// <summary>All diffs of the inline texts together; when there is none, of the attachments.</summary>
    public PatchDiff? ReadDiff() => ReadDiff(isAttached: false) ?? ReadDiff(isAttached: true);

    /// <summary>What git am would make a commit of, so to say.</summary>
    public PatchText ReadPatch(string title) =>
        ReadPatch(title, isAttached: false) is { Diff: not null } inline ? inline : ReadPatch(title, isAttached: true);

    /// <summary>The commit's message: after the headers in the body, up to the first "---" or the diff (git-mailinfo(1)).</summary>
    public string Message()
    {
        var text = Text.AsSpan(0, DiffStart());
        var message = new StringBuilder();
        var skip = InBodyHeaders.In(Text).Lines;
        foreach (var line in text.EnumerateLines())
        {
            if (skip-- > 0)
                continue;
            if (line.TrimEnd() is "---")
                break;
            message.Append(line).Append('\n');
        }
        return message.ToString();
    }

    /// <summary>Whether a line somewhere begins as a diff's first lines do.</summary>
    public bool HasDiff() => Parts.Any(part => HasLineStart(part.Bytes, "\ndiff -"u8) || HasLineStart(part.Bytes, "\n+++ "u8));

    /// <summary>Where the diff begins in the text; its end when it has none.</summary>
    public int DiffStart()
    {
        var at = 0;
        for (var line = NextLine(at, out var next); at < Text.Length; line = NextLine(at, out next))
        {
            if (line.StartsWith("diff -") || line.StartsWith("Index: ") || (line.StartsWith("--- ") && Text.AsSpan(next).StartsWith("+++ ")))
                return at;
            at = next;
        }
        return Text.Length;
    }

    private static bool HasLineStart(ReadOnlySpan<byte> text, ReadOnlySpan<byte> lineBreakAndStart) =>
        text.StartsWith(lineBreakAndStart[1..]) || text.IndexOf(lineBreakAndStart) >= 0;

    private ReadOnlySpan<char> NextLine(int at, out int next)
    {
        var rest = Text.AsSpan(at);
        var end = rest.IndexOf('\n');
        next = end < 0 ? Text.Length : at + end + 1;
        return end < 0 ? rest : rest[..end];
    }

    private PatchDiff? ReadDiff(bool isAttached) => PatchDiff.Read(Bytes(isAttached));

    private PatchText ReadPatch(string title, bool isAttached) => PatchText.Read(title, Message(), Bytes(isAttached));

    private byte[] Bytes(bool isAttached) => Parts.Where(part => part.IsAttached == isAttached).Select(part => part.Bytes).ToList() switch
    {
        [] => [],
        [var only] => only,
        // A part need not end in a line break.
        var several => [.. several.SelectMany(part => part.Append((byte)'\n'))],
    };

    // What transport did to lines is undone as git am does: CRLF when the first line has it, format=flowed when announced.
    private static MimeText WithoutWrapping(MimeText part)
    {
        var bytes = part.Bytes.AsSpan();
        var end = bytes.IndexOf((byte)'\n');
        if (end > 0 && bytes[end - 1] == '\r')
            part = part with { Bytes = WithoutCarriageReturns(bytes) };
        return part.IsFlowed ? part with { Bytes = FlowedText.Unflow(part.Bytes, part.DeletesSpace), IsFlowed = false } : part;
    }

    private static byte[] WithoutCarriageReturns(ReadOnlySpan<byte> text)
    {
        var kept = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\r' || i + 1 == text.Length || text[i + 1] != '\n')
                kept[length++] = text[i];
        }
        return kept[..length];
    }
}
