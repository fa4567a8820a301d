using static Tracker.Core.CommitsIn.MarkerWords;

namespace Tracker.Core.CommitsIn;

/// <summary>
/// Reads the commits that a message says it copies or takes back: the forms that stable's maintainers,
/// git-cherry-pick(1) -x and git-revert(1) write, each at the start of a line.
/// </summary>
internal static class CommitMarkers
{
    /// <summary>A marker with its commit's title is shorter; what follows is not looked at.</summary>
    private const int LongestMarker = 400;

    private const int MostMarkers = 64;

    /// <summary>Further into a message nobody says that a revert is a partial one.</summary>
    private const int LongestExplanation = 4_000;

    public static IReadOnlyList<CommitMarker> In(string title, ReadOnlySpan<char> body)
    {
        List<CommitMarker>? markers = null;
        if (RevertTitle.Of(title) is { } reverted)
            Add(ref markers, CommitMarkerKind.RevertsTitle, reverted);
        ReadLines(body, ref markers);
        if (markers is not null)
            RemovePartial(markers, title, body[..Math.Min(body.Length, LongestExplanation)]);
        return markers ?? (IReadOnlyList<CommitMarker>)[];
    }

    /// <summary>
    /// What takes back a part leaves the rest. A sentence that names the whole commit stands unless the message denies it:
    /// "partially reverts" may be said of another one.
    /// </summary>
    private static void RemovePartial(List<CommitMarker> markers, string title, ReadOnlySpan<char> body)
    {
        if (!markers.Exists(IsRevert))
            return;
        if (PartialRevert.IsTitle(title) || PartialRevert.IsSaidOfAll(body))
            markers.RemoveAll(IsRevert);
        else if (PartialRevert.IsMentioned(body))
            markers.RemoveAll(marker => marker.Kind == CommitMarkerKind.RevertsTitle);
    }

    private static void ReadLines(ReadOnlySpan<char> body, ref List<CommitMarker>? markers)
    {
        var startsParagraph = true;
        foreach (var range in body.Split('\n'))
        {
            var line = body[range];
            if (MayBeMarker(line))
            {
                var from = range.Start.Value;
                var before = markers?.Count ?? 0;
                Read(body[from..Math.Min(body.Length, from + LongestMarker)], startsParagraph, ref markers);
                // "commit A upstream.\ncommit B upstream.": one under the other.
                startsParagraph = (markers?.Count ?? 0) > before;
            }
            else
                startsParagraph = line.IsWhiteSpace();
        }
    }

    /// <summary>A look at the first letter spares most lines the rest. Quoted lines are indented further or have a ">".</summary>
    private static bool MayBeMarker(ReadOnlySpan<char> line)
    {
        var first = line is [' ', ..] ? line[1..] : line;
        return first is ['[' or '(' or 'c' or 'C' or 'u' or 'U' or 't' or 'T' or 'b' or 'B' or 'm' or 'M', _, ..];
    }

    private static void Read(ReadOnlySpan<char> text, bool startsParagraph, ref List<CommitMarker>? markers)
    {
        var isBracketed = TakeBracket(ref text);
        if (ReadRevert(text, ref markers))
            return;
        if (ReadCherryPick(text, isBracketed) is { } picked)
            Add(ref markers, CommitMarkerKind.CherryPick, picked);
        else if (ReadTrailer(text) is { } named)
            Add(ref markers, CommitMarkerKind.Upstream, named);
        else if (ReadUpstream(text, isBracketed, startsParagraph) is { } upstream && !HasRevert(markers))
            Add(ref markers, CommitMarkerKind.Upstream, upstream);
    }

    /// <summary>
    /// "This reverts commit X.", "This reverts the stable commit X", "This reverts commits X, Y and Z", "This reverts the
    /// patch "title"".
    /// </summary>
    private static bool ReadRevert(ReadOnlySpan<char> text, ref List<CommitMarker>? markers)
    {
        if (!Take(ref text, "this") || !Take(ref text, "reverts"))
            return false;
        while (TakeAny(ref text, "the", "stable", "upstream", "mainline", "following"))
        {
        }
        var isList = Take(ref text, "commits");
        if (!isList)
            TakeAny(ref text, "commit", "patch");
        if (!ReadReverted(text, isList, ref markers) && TakeQuoted(ref text) is { } title)
            Add(ref markers, CommitMarkerKind.RevertsTitle, title);
        return true;
    }

    private static bool ReadReverted(ReadOnlySpan<char> text, bool isList, ref List<CommitMarker>? markers)
    {
        var isAny = false;
        // Of a range, "X..Y" or "X^..Y", the text does not name what is in it.
        for (var target = TakeHex(ref text); target is not null && text is not (['.', '.', ..] or ['^', ..] or ['~', ..]); target = isList ? TakeHex(ref text) : null)
        {
            isAny = true;
            if (!IsLimited(text))
                Add(ref markers, CommitMarkerKind.Reverts, target);
            Take(ref text, "and");
        }
        return isAny;
    }

    /// <summary>"This reverts commit X, except for the tests."</summary>
    private static bool IsLimited(ReadOnlySpan<char> text)
    {
        TakeTitle(ref text);
        return TakeAny(ref text, "except", "partially", "partly", "in part", "apart from", "minus");
    }

    /// <summary>"(cherry picked from commit X)", and "(backported from commit X)" as distributions write it.</summary>
    private static string? ReadCherryPick(ReadOnlySpan<char> text, bool isBracketed)
    {
        var isPicked = Take(ref text, "cherry-picked") || (Take(ref text, "cherry") && Take(ref text, "picked"))
            || (isBracketed && Take(ref text, "backported"));
        if (!isPicked || !Take(ref text, "from"))
            return null;
        TakeAny(ref text, "upstream", "mainline", "stable");
        Take(ref text, "commit");
        return TakeHex(ref text);
    }

    private static string? ReadTrailer(ReadOnlySpan<char> text) =>
        TakeAny(ref text, "upstream-commit", "mainline-commit") ? TakeHex(ref text) : null;

    /// <summary>
    /// "commit X upstream.", "[ Upstream commit X ]", "This is a backport of commit X". Not taken after a revert's
    /// sentence: what a revert quotes is the message of the commit that it takes back, and "which is commit Y upstream"
    /// tells where that one came from.
    /// </summary>
    private static string? ReadUpstream(ReadOnlySpan<char> text, bool isBracketed, bool startsParagraph)
    {
        if (Take(ref text, "commit"))
            return TakeHex(ref text) is { } hex && (isBracketed || startsParagraph) && IsCalledUpstream(text) ? hex : null;
        if (TakeAny(ref text, "upstream", "mainline"))
            return ReadNamed(text, isBracketed, startsParagraph);
        return ReadBackport(text);
    }

    private static bool IsCalledUpstream(ReadOnlySpan<char> text)
    {
        TakeTitle(ref text);
        TakeAny(ref text, "in", "from");
        return TakeAny(ref text, "upstream", "mainline") && EndsSentence(text);
    }

    /// <summary>"Upstream commit X" must be all there is, X's title apart: else it is the start of a sentence about X.</summary>
    private static string? ReadNamed(ReadOnlySpan<char> text, bool isBracketed, bool startsParagraph)
    {
        Take(ref text, "commit");
        if (TakeHex(ref text) is not { } hex)
            return null;
        TakeTitle(ref text);
        return isBracketed || (startsParagraph && EndsSentence(text)) ? hex : null;
    }

    private static string? ReadBackport(ReadOnlySpan<char> text)
    {
        _ = Take(ref text, "this") && Take(ref text, "is") && Take(ref text, "a");
        if (!Take(ref text, "backport") || !Take(ref text, "of"))
            return null;
        Take(ref text, "the");
        TakeAny(ref text, "upstream", "mainline");
        return Take(ref text, "commit") ? TakeHex(ref text) : null;
    }

    /// <summary>In the message: a title alone quotes nothing.</summary>
    private static bool HasRevert(List<CommitMarker>? markers) => markers?.Exists(marker => marker.Kind == CommitMarkerKind.Reverts) ?? false;

    private static bool IsRevert(CommitMarker marker) => marker.Kind is CommitMarkerKind.Reverts or CommitMarkerKind.RevertsTitle;

    private static void Add(ref List<CommitMarker>? markers, CommitMarkerKind kind, string target)
    {
        var marker = new CommitMarker(kind, target);
        markers ??= [];
        if (markers.Count < MostMarkers && !markers.Contains(marker))
            markers.Add(marker);
    }
}
