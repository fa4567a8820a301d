using System.Text.RegularExpressions;
using Tracker.Core.Patches;

namespace Tracker.Core.MailIn;

/// <summary>Reads a pull request's body.</summary>
internal static partial class PullMail
{
    /// <summary>The longest shortlogs of a merge window have a fifth of it.</summary>
    private const int MostText = 1_000_000;

    private const int MostAuthors = 1000;
    private const int LongestCount = 9;

    /// <summary>Null when there is nothing to fetch: the cover letter of several requests, or a patch that was sent along with one.</summary>
    public static PullFacts? Read(PatchSubject subject, string text)
    {
        var request = Request(text.Length <= MostText ? text : text[..MostText]);
        var (url, name) = PullPlace.In(request);
        var tip = Hex(Tip().Match(request)) ?? Hex(Head().Match(request));
        if (url is null && tip is null)
            return null;
        var authors = Authors(request);
        var diffstat = Diffstat().Match(request);
        return new PullFacts
        {
            Title = Title(subject.Title),
            Url = url,
            Ref = name,
            BaseHex = Hex(Base().Match(request)),
            TipHex = tip,
            Commits = authors.Count == 0 ? null : authors.Sum(author => author.Commits),
            Files = Number(diffstat, "files"),
            Insertions = diffstat.Success ? Number(diffstat, "insertions") ?? 0 : null,
            Deletions = diffstat.Success ? Number(diffstat, "deletions") ?? 0 : null,
            Authors = authors,
        };
    }

    /// <summary>From where the first request begins to where the next one does; without git's first line, all of the text.</summary>
    private static string Request(string text)
    {
        var first = Base().Match(text);
        if (!first.Success)
            return text;
        var next = Base().Match(text, first.Index + first.Length);
        return next.Success ? text[first.Index..next.Index] : text[first.Index..];
    }

    // "GIT PULL: net fixes" says nothing more than "net fixes".
    private static string Title(string title) => Asking().Match(title) is { Success: true } asking ? title[asking.Length..] : title;

    private static IReadOnlyList<PullAuthor> Authors(string request) =>
    [
        .. ShortlogName().Matches(request).Take(MostAuthors)
            .Select(line => new PullAuthor(Headers.Clean(line.Groups["name"].Value), int.Parse(line.Groups["count"].ValueSpan)))
            .OrderByDescending(author => author.Commits).ThenBy(author => author.Name, StringComparer.Ordinal),
    ];

    private static string? Hex(Match match) => match.Success ? match.Groups["hex"].Value.ToLowerInvariant() : null;

    private static int? Number(Match match, string group) =>
        match.Groups[group] is { Success: true, Length: <= LongestCount } digits ? int.Parse(digits.ValueSpan) : null;

    [GeneratedRegex(@"^(git[ -]pull|pull[ -]request)\s*:\s*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Asking();

    // Not after "> ": what somebody quotes, somebody else has asked for.
    [GeneratedRegex(@"^[ \t]*The following changes since (commit|tag)\s+(?<hex>[0-9a-f]{7,64})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Base();

    [GeneratedRegex(@"^[ \t]*for you to fetch changes up to\s+(?<hex>[0-9a-f]{7,64})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Tip();

    /// <summary>"# HEAD: 5b9b2e6bacdb x86/bugs: ...", as the tip tree's maintainers write it.</summary>
    [GeneratedRegex(@"^[ \t]*# HEAD: (?<hex>[0-9a-f]{7,64})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Head();

    /// <summary>" 12 files changed, 3 insertions(+), 4 deletions(-)"; git leaves out what is none, mail programs wrap it.</summary>
    [GeneratedRegex(@"^\s*(?<files>[0-9]+) files? changed(,\s+(?<insertions>[0-9]+)\s+insertions?\(\+\))?(,\s+(?<deletions>[0-9]+)\s+deletions?\(-\))?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Diffstat();

    /// <summary>"Ada Lovelace (3):", as git-shortlog(1) heads what somebody made.</summary>
    [GeneratedRegex(@"^(?<name>[^\s>][^\n]{0,80}) \((?<count>[0-9]{1,5})\):\r?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex ShortlogName();
}
