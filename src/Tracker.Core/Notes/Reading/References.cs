using System.Text.RegularExpressions;
using Tracker.Core.AnswersOut;
using Tracker.Core.Patches;

namespace Tracker.Core.Notes.Reading;

/// <summary>Finds what names a mail or a commit by itself, wherever it stands: also in the target of a link.</summary>
internal static partial class References
{
    private const int LongestAddress = 2_000;

    public static IEnumerable<MentionDraft> In(string text, IReadOnlyList<(int Start, int End)> hidden)
    {
        var next = 0;
        foreach (Match match in Any().Matches(text))
        {
            while (next < hidden.Count && hidden[next].End <= match.Index)
                next++;
            if (next < hidden.Count && hidden[next].Start < match.Index + match.Length)
                continue;
            if (Of(text, match) is { } draft)
                yield return draft;
        }
    }

    private static MentionDraft? Of(string text, Match match) =>
        match.Groups["title"] is { Success: true } title ? new(MentionKind.Reference, match.Index, match.Index + match.Length, null, WhiteSpace.Collapse(title.Value).Trim())
        : match.Groups["address"] is { Success: true } address ? OfAddress(address)
        : match.Groups["id"] is { Success: true } id ? OfMail(match, id.Value)
        : OfCommit(text, match.Groups["hex"]);

    private static MentionDraft? OfAddress(Group address)
    {
        var written = Trimmed(address.Value);
        if (written.Length > LongestAddress)
            return null;
        var reference = MayHaveId(written) && MessageLinks.TryReadMessageId(written, out var id) ? id
            : BeforeCommit().IsMatch(written) && new QueryText(written).CommitId is { } commit && commit.Any(char.IsAsciiLetter) ? commit
            : Patchwork().IsMatch(written) ? written
            : null;
        return reference is null ? null : new(MentionKind.Reference, address.Index, address.Index + written.Length, Reference: reference);
    }

    private static bool MayHaveId(string address) => address.Contains('@') || address.Contains("%40", StringComparison.Ordinal);

    /// <summary>What ends a sentence or closes a bracket is no part of an address.</summary>
    private static string Trimmed(string address)
    {
        var end = address.Length;
        while (end > 0 && (address[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '*' or '_' or '’' or '”' or ']' or '>' || address[end - 1] == ')' && !address.AsSpan(0, end - 1).Contains('(')))
            end--;
        return address[..end];
    }

    private static MentionDraft? OfMail(Match match, string id) =>
        LooksLikeId(id) || match.Groups["label"].Success
            ? new(MentionKind.Reference, match.Groups["whole"].Index, match.Groups["whole"].Index + match.Groups["whole"].Length, Reference: id)
            : null;

    /// <summary>Programs make ids: digits, and many; people have addresses that one can say.</summary>
    private static bool LooksLikeId(string id)
    {
        var local = id[..id.IndexOf('@', StringComparison.Ordinal)];
        return local.Count(char.IsAsciiDigit) >= 4 && local.Length >= 8 || local.Length > 25;
    }

    private static MentionDraft? OfCommit(string text, Group hex)
    {
        var isNumber = !hex.Value.Any(char.IsAsciiLetter) || !hex.Value.Any(char.IsAsciiDigit);
        var before = text.AsSpan(Math.Max(0, hex.Index - 12), hex.Index - Math.Max(0, hex.Index - 12)).TrimEnd(" (`'\"“");
        var isCalled = before.EndsWith("commit", StringComparison.OrdinalIgnoreCase) || before.EndsWith("fixes:", StringComparison.OrdinalIgnoreCase) || before.EndsWith("commits", StringComparison.OrdinalIgnoreCase);
        return isNumber && !isCalled ? null : new(MentionKind.Reference, hex.Index, hex.Index + hex.Length, Reference: hex.Value.ToLowerInvariant());
    }

    [GeneratedRegex(@"(commits?|c|id|h)[/=][0-9a-f]{7}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex BeforeCommit();

    [GeneratedRegex(@"/(patch|series|cover|project/[^/]+/(patch|list))/([0-9]|\?series=)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Patchwork();

    [GeneratedRegex(
        """
        \[\[(?<title>[^\[\]\r\n]+)\]\]
        |(?<address>https?://[^\s<>"“”`|\\^{}]+)
        |(?<label>\b(message-id|msgid|mid):\s{0,2})?(?<whole><(?<id>[A-Za-z0-9!\#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.\[\]:_-]+)>)
        |(?<label>\b(message-id|msgid|mid):\s{0,2})(?<whole>(?<id>[A-Za-z0-9!\#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9._-]*[A-Za-z0-9]))
        |\b(?<hex>[0-9a-f]{7,40})\b
        """, RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Any();
}
