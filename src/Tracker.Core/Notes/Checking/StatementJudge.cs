using Tracker.Core.AnswersOut;
using Tracker.Core.AnswersOut.Pulls;
using Tracker.Core.CommitsIn;

namespace Tracker.Core.Notes.Checking;

/// <summary>Holds a statement against what is known of its series. Pure; what the trees cannot decide is unclear, never wrong.</summary>
/// <param name="followed">The branches that are followed: of others nothing is known.</param>
/// <param name="released">What mainline has released.</param>
internal sealed class StatementJudge(SeriesAnswer series, IReadOnlyList<FollowedBranch> followed, MainlineReleases released)
{
    private const string Agrees = CheckOutcomes.Agrees;
    private const string Contradicts = CheckOutcomes.Contradicts;
    private const string Unclear = CheckOutcomes.Unclear;

    public string Outcome(Statement statement) => statement.Kind switch
    {
        StatementKind.Merged => Merged(statement),
        StatementKind.NotMerged => series.Verdict switch
        {
            Verdicts.Merged => Contradicts,
            Verdicts.PartlyMerged or Verdicts.Reverted => Unclear,
            _ => Agrees,
        },
        StatementKind.CameIntoNext => Next(ifGone: Agrees),
        StatementKind.IsInNext => Next(ifGone: Contradicts),
        StatementKind.Dropped => Dropped(),
        StatementKind.Reverted => Reverted(),
        StatementKind.Backported => Backported(statement.Releases),
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement.Kind, "No such statement."),
    };

    /// <summary>A pull request is pulled, or it is not.</summary>
    public static string Outcome(Statement statement, PullAnswer pull) => (statement.Kind, pull.State, pull.SaidBy) switch
    {
        (StatementKind.Merged, PullStates.Pulled, _) => Agrees,
        (StatementKind.Merged, PullStates.Open, null) => Contradicts,
        (StatementKind.NotMerged, PullStates.Pulled, _) => Contradicts,
        (StatementKind.NotMerged, PullStates.Open, _) => Agrees,
        _ => Unclear,
    };

    private TreeAnswer? Mainline => series.Trees.Where(tree => tree.Role == "mainline").MaxBy(tree => tree.Landed);

    private string Merged(Statement statement) => series.Verdict switch
    {
        Verdicts.Merged => statement.Releases is [var release] ? ForRelease(release, orBefore: statement.MayBeOfStable) : Agrees,
        Verdicts.PartlyMerged or Verdicts.Reverted => Unclear,
        _ => IsSurelyNotMerged ? Contradicts : Unclear,
    };

    /// <summary>A mainline tree was read, knows nothing of it, and nobody says that it was merged elsewhere.</summary>
    private bool IsSurelyNotMerged =>
        Mainline is { Landed: 0, Reverted: 0 } && series.NotKnown.Count == 0 && !series.Said.Any(said => said is { IsConfirmed: false, What: SaidWords.Merged });

    /// <param name="orBefore">Whether what an earlier release has is in this one too: 1.9.2 follows on 1.9.1 and its first release is not always told.</param>
    private string ForRelease(string said, bool orBefore)
    {
        if (Mainline is not { } mainline || !ReleaseName.TryParse(said, out var release) || (release.Numbers.Count == 1 && !released.Has(said)))
            return Unclear;
        if (mainline.Release is { } first)
            return !ReleaseName.TryParse(first, out var has) ? Unclear : IsOf(has, release) || (orBefore && has <= release) ? Agrees : Contradicts;
        // It waits for its release: one that is out already it cannot be in.
        return mainline.After is { } after && ReleaseName.TryParse(after, out var latest) && release <= latest && release.Candidate is null ? Contradicts : Unclear;
    }

    /// <summary>What was merged for v4.13-rc1 was merged for 4.13.</summary>
    private static bool IsOf(ReleaseName has, ReleaseName said) =>
        has.Numbers.SequenceEqual(said.Numbers) && (said.Candidate is null || said.Candidate == has.Candidate);

    private string Next(string ifGone)
    {
        if (!followed.Any(branch => branch.Role == TreeRole.Next))
            return Unclear;
        return series.Verdict switch
        {
            Verdicts.InNext => Agrees,
            Verdicts.Dropped => ifGone,
            Verdicts.Merged or Verdicts.PartlyMerged or Verdicts.Reverted => Has(TimelineKinds.InNext) ? Agrees : Unclear,
            _ => Has(TimelineKinds.InNext) ? ifGone : series.NotKnown.Count > 0 ? Unclear : Contradicts,
        };
    }

    private string Reverted() =>
        Has(TimelineKinds.Reverted) || series.Trees.Any(tree => tree.Reverted > 0) ? Agrees
        : series.Verdict == Verdicts.Merged || (series.Verdict == Verdicts.NotMerged && IsSurelyNotMerged) ? Contradicts
        : Unclear;

    private string Dropped() =>
        Has(TimelineKinds.Dropped) || series.Verdict == Verdicts.Dropped ? Agrees
        : series.Verdict == Verdicts.InNext || (series.Verdict == Verdicts.Merged && Has(TimelineKinds.InNext)) ? Contradicts
        : Unclear;

    private string Backported(IReadOnlyList<string> releases)
    {
        if (releases.Count == 0)
            return series.Trees.Any(tree => tree.Role == "stable" && tree.Landed + tree.Reverted > 0) ? Agrees : Unclear;
        var outcomes = releases.Select(Backported).ToList();
        return outcomes.Contains(Contradicts) ? Contradicts : outcomes.TrueForAll(outcome => outcome == Agrees) ? Agrees : Unclear;
    }

    /// <param name="said">"4.9" or "4.9.60".</param>
    private string Backported(string said)
    {
        var numbers = said.Split('.');
        var line = string.Join('.', numbers.Take(said.StartsWith("2.6.", StringComparison.Ordinal) ? 3 : 2));
        if (series.NotKnown.Count > 0 || !followed.Any(branch => branch.Role == TreeRole.Stable && IsOfLine(branch.Branch, line)))
            return Unclear;
        var tree = series.Trees.FirstOrDefault(tree => tree.Role == "stable" && IsOfLine(tree.Branch, line));
        if (tree is null or { Landed: 0, Reverted: 0 })
            return Contradicts;
        return numbers.Length <= line.Split('.').Length || (tree.Release ?? tree.RevertedFrom) is not { } first ? Agrees
            : ReleaseName.TryParse(first, out var has) && ReleaseName.TryParse($"v{said}", out var release) && tree.Landed == tree.Of ? has <= release || has.Numbers.SequenceEqual(release.Numbers) ? Agrees : Contradicts
            : Unclear;
    }

    /// <summary>"linux-4.9.y" is of 4.9, "linux-4.19.y" is not.</summary>
    private static bool IsOfLine(string branch, string line) =>
        branch.Split('-', '/', '_').Any(part => part == line || part == $"{line}.y" || part == $"v{line}");

    private bool Has(string kind) => series.Timeline.Any(happened => happened.Kind == kind);
}
