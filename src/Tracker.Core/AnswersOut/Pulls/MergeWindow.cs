using System.Text.RegularExpressions;
using Tracker.Core.CommitsIn;

namespace Tracker.Core.AnswersOut.Pulls;

/// <summary>The time in which a mainline tree takes in what its next release is made of.</summary>
/// <param name="HasCandidates">It ends with the first release candidate; else with the release itself.</param>
internal sealed partial record MergeWindow(string Name, DateTimeOffset? From, DateTimeOffset? Until, bool HasCandidates)
{
    /// <summary>The name of the open window where the next release's cannot be guessed; it may always be asked for by it.</summary>
    public const string Next = "next";

    /// <summary>How long before it opens maintainers send what it is to take in.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromDays(10);

    public bool IsOpen => Until is null;

    /// <summary>What was merged in it, or sent for it and not merged before.</summary>
    public bool Holds(DateTimeOffset postedAt, DateTimeOffset? mergedAt)
    {
        var isSentForIt = !(postedAt < From - (HasCandidates ? Lead : TimeSpan.Zero)) && !(postedAt > Until) && !(mergedAt < From);
        return isSentForIt || (mergedAt is { } merged && !(merged < From) && !(merged > Until));
    }

    public bool IsCalled(string name) =>
        Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        || (IsOpen && name.Equals(Next, StringComparison.OrdinalIgnoreCase))
        || (Numbers(name) is { } asked && Numbers(Name) is { } mine && asked.SequenceEqual(mine));

    /// <summary>The windows of a tree with these releases, oldest first, the open one last. There is always one.</summary>
    public static IReadOnlyList<MergeWindow> Of(IReadOnlyList<(ReleaseName Name, DateTimeOffset At)> releases) =>
        releases.Any(release => release.Name.Kind == ReleaseKind.Candidate) ? ToCandidates(releases) : FromReleaseToRelease(releases);

    /// <summary>Those that were open at some time of a span. Without release candidates there is none, and the span itself stands for it.</summary>
    public static IReadOnlyList<MergeWindow> OpenIn(IReadOnlyList<(ReleaseName Name, DateTimeOffset At)> releases, DateTimeOffset since, DateTimeOffset until)
    {
        var windows = Of(releases);
        return windows[^1].HasCandidates
            ? [.. windows.Where(window => !(window.From >= until) && !(window.Until <= since))]
            : [new MergeWindow(Next, since, until, HasCandidates: false)];
    }

    private static List<MergeWindow> ToCandidates(IReadOnlyList<(ReleaseName Name, DateTimeOffset At)> releases)
    {
        var finals = releases.Where(release => release.Name.Kind == ReleaseKind.Final).OrderBy(release => release.Name).ToList();
        var windows = releases.Where(release => release.Name.Kind == ReleaseKind.Candidate)
            .GroupBy(release => string.Join('.', release.Name.Numbers))
            .Select(candidates => candidates.MinBy(candidate => candidate.At))
            .Select(first => new MergeWindow(
                CandidateMark().Replace(first.Name.Name, ""), Before(finals, first)?.At, first.At, HasCandidates: true))
            .OrderBy(window => window.Until)
            .ToList();
        if (finals is [.., var last] && !releases.Any(release => release.Name > last.Name && release.Name.Kind == ReleaseKind.Candidate))
            windows.Add(new MergeWindow(After(last.Name), last.At, Until: null, HasCandidates: true));
        return windows;
    }

    private static (ReleaseName Name, DateTimeOffset At)? Before(
        IEnumerable<(ReleaseName Name, DateTimeOffset At)> finals, (ReleaseName Name, DateTimeOffset At) candidate)
    {
        var earlier = finals.Where(final => final.Name < candidate.Name && final.At < candidate.At).ToList();
        return earlier.Count == 0 ? null : earlier[^1];
    }

    private static List<MergeWindow> FromReleaseToRelease(IReadOnlyList<(ReleaseName Name, DateTimeOffset At)> releases)
    {
        var ordered = releases.OrderBy(release => release.At).ThenBy(release => release.Name).ToList();
        return
        [
            .. ordered.Select((release, at) => new MergeWindow(
                release.Name.Name, at == 0 ? null : ordered[at - 1].At, release.At, HasCandidates: false)),
            new MergeWindow(Next, ordered.Count == 0 ? null : ordered[^1].At, Until: null, HasCandidates: false),
        ];
    }

    /// <summary>What Linus Torvalds calls the release after it: after 19 comes the next first number. With three numbers the second counts.</summary>
    private static string After(ReleaseName last)
    {
        var prefix = last.Name[..last.Name.AsSpan().IndexOfAnyInRange('0', '9')];
        return last.Numbers switch
        {
            [>= 3 and var first, >= 19] => $"{prefix}{first + 1}.0",
            [var first, var second] => $"{prefix}{first}.{second + 1}",
            [2, 6, var third] => $"{prefix}2.6.{third + 1}",
            [var first, var second, 0] => $"{prefix}{first}.{second + 1}.0",
            _ => Next,
        };
    }

    /// <summary>6, 9 of "v6.9", "6.9" and "v6.9-rc1"; 2, 40 of "v2.40.0".</summary>
    private static IReadOnlyList<long>? Numbers(string name)
    {
        if (!ReleaseName.TryParse(name, out var release))
            return null;
        return release.Numbers is [var first, var second, 0] ? [first, second] : release.Numbers;
    }

    /// <summary>What "v6.9-rc1" has more than "v6.9".</summary>
    [GeneratedRegex("[-._]?(rc|pre|alpha|beta)[-.]?[0-9]*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex CandidateMark();
}
