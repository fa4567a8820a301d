namespace Tracker.Core.MailIn;

/// <summary>The headers at the start of a patch mail's body, which outrank the mail's own (git-mailinfo(1)).</summary>
/// <param name="Lines">How many lines they take, with the blank ones before and after them.</param>
internal sealed record InBodyHeaders(string? From, string? Date, string? Subject, int Lines)
{
    private const int MaxLines = 50;

    private static readonly string[] Names = ["From:", "Date:", "Subject:"];

    public static InBodyHeaders None { get; } = new(null, null, null, 0);

    /// <summary>Blank lines, then From:, Date: and Subject: in any order up to the first other line; the first of a name counts.</summary>
    public static InBodyHeaders In(string text)
    {
        var found = new string?[Names.Length];
        var last = -1;
        var lines = 0;
        var taken = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (++lines > MaxLines || (line.IsWhiteSpace() && last >= 0))
                break;
            if (line.IsWhiteSpace() || (last < 0 && IsSeparator(line)))
                continue;
            if (last >= 0 && line[0] is ' ' or '\t')
                found[last] += " " + line.Trim().ToString();
            else if ((last = NameOf(line)) >= 0)
                found[last] ??= line[Names[last].Length..].Trim().ToString();
            else
                break;
            taken = lines;
        }
        return new InBodyHeaders(found[0], found[1], found[2], taken);
    }

    private static int NameOf(ReadOnlySpan<char> line)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (line.StartsWith(Names[i], StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return -1;
    }

    // The first line of git format-patch's output, which people paste along, quoted by mbox or not.
    private static bool IsSeparator(ReadOnlySpan<char> line) =>
        line.TrimStart('>').StartsWith("From ") && line.EndsWith(" Mon Sep 17 00:00:00 2001");
}
