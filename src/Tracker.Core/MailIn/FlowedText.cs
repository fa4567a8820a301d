namespace Tracker.Core.MailIn;

/// <summary>Undoes format=flowed (RFC 3676), which clients announce more often than they do it.</summary>
internal static class FlowedText
{
    /// <summary>The text with stuffed spaces taken out and soft line breaks joined, in prose always, in diffs where they were made.</summary>
    public static byte[] Unflow(ReadOnlySpan<byte> text, bool deletesSpace)
    {
        var diff = DiffStart(text);
        var unflowed = new MemoryStream(text.Length);
        UnflowProse(text[..diff], deletesSpace, unflowed);
        UnflowDiff(text[diff..], deletesSpace, unflowed);
        return unflowed.ToArray();
    }

    private static void UnflowProse(ReadOnlySpan<byte> text, bool deletesSpace, MemoryStream unflowed)
    {
        while (text.Length > 0)
        {
            var line = TakeLine(ref text);
            if (line is [(byte)' ', ..])
                line = line[1..];
            var isSoft = line is [.., (byte)' '] && !line.SequenceEqual("-- "u8);
            Write(unflowed, isSoft && deletesSpace ? line[..^1] : line, isSoft);
        }
    }

    // In a diff a line's first letter means something. A sender that stuffed spaces has two at each context line; one
    // that did not has lines with a single one, and is left alone.
    private static void UnflowDiff(ReadOnlySpan<byte> diff, bool deletesSpace, MemoryStream unflowed)
    {
        var isStuffed = IsStuffed(diff);
        while (diff.Length > 0)
        {
            var line = TakeLine(ref diff);
            if (isStuffed && line is [(byte)' ', ..])
                line = line[1..];
            var isSoft = line is [_, .., (byte)' '] && diff is [var next, ..] && !MayBeginADiffLine(next);
            Write(unflowed, isSoft && deletesSpace ? line[..^1] : line, isSoft);
        }
    }

    private static bool IsStuffed(ReadOnlySpan<byte> diff)
    {
        var stuffed = false;
        while (diff.Length > 0)
        {
            var line = TakeLine(ref diff);
            if (line is [(byte)' ', not (byte)' ', ..])
                return false;
            stuffed |= line is [(byte)' ', (byte)' ', ..];
        }
        return stuffed;
    }

    private static bool MayBeginADiffLine(byte first) =>
        first is (byte)'+' or (byte)'-' or (byte)' ' or (byte)'@' or (byte)'\\' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)'d' or (byte)'i';

    private static int DiffStart(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("diff "u8))
            return 0;
        var git = text.IndexOf("\ndiff -"u8);
        var plain = git >= 0 ? -1 : text.IndexOf("\n+++ "u8);
        return git >= 0 ? git + 1 : plain >= 0 ? plain + 1 : text.Length;
    }

    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        var line = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[(end + 1)..];
        return line is [.. var whole, (byte)'\r'] ? whole : line;
    }

    private static void Write(MemoryStream unflowed, ReadOnlySpan<byte> line, bool isSoft)
    {
        unflowed.Write(line);
        if (!isSoft)
            unflowed.WriteByte((byte)'\n');
    }
}
