using System.Text.RegularExpressions;
using Tracker.Core.Patches;

namespace Tracker.Core.Notes.Reading;

/// <summary>Finds subjects that were pasted as a mail has them: "[PATCH v3 0/5] mm: give pages back sooner", "[GIT PULL] USB fixes for 6.9".</summary>
internal static partial class SubjectLines
{
    public static IEnumerable<MentionDraft> In(string masked, string text) =>
        Subject().Matches(masked).Select(match => Of(match, text)).OfType<MentionDraft>();

    private static MentionDraft? Of(Match match, string text)
    {
        var written = match.Groups["subject"].Value;
        var end = End().Match(written) is { Success: true } rest ? rest.Index : written.Length;
        var quote = text.Substring(match.Groups["subject"].Index, end).TrimEnd(' ', ',', '.', ';', '"', '”', '*', '_', '\r');
        var subject = PatchSubject.Parse(quote);
        if (subject.Title.Length < 3)
            return null;
        var kind = subject.IsPullRequest ? MentionKind.Pull : subject.IsPatch ? MentionKind.Patch : MentionKind.Mail;
        var person = Author().Match(written[end..]) is { Success: true } author ? author.Groups["name"].Value.Trim() : null;
        return new(kind, match.Groups["subject"].Index, match.Groups["subject"].Index + quote.Length, person, TitleShape.Unquoted(quote), subject.Version, subject.Parts) { Rank = 4 };
    }

    [GeneratedRegex(
        @"(?<subject>\[[^\[\]\r\n]*\b(PATCH|RFC|GIT PULL|PULL|ANNOUNCE|REGRESSION|PATCHSET|BUG|CFP)\b[^\[\]\r\n]*\](\[[^\[\]\r\n]+\])? ?[^\r\n“”]+)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Subject();

    /// <summary>" - Jane Doe", " by Jane Doe", ". He", " (link)".</summary>
    [GeneratedRegex(@"\s+[-–—|]+\s|\s(by|from)\s+\p{Lu}|[.!?]\s+\p{Lu}|\s+\([^\p{Lu}]|\uE001|"",?\s|<", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex End();

    [GeneratedRegex(@"^\s*([-–—|]+|by|from)\s+(?<name>(\p{Lu}[\p{L}.'’-]*)( \p{Lu}[\p{L}.'’-]*){1,4})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Author();
}
