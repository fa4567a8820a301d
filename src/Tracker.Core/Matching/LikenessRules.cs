using System.Globalization;
using Tracker.Core.Patches;
using Tracker.Core.Series;

namespace Tracker.Core.Matching;

/// <summary>
/// Decides of patches that no exact key names whether they are the commit all the same: retitled, dated anew, edited. One sign proves
/// nothing here, so lines, files, title and author have to agree. Pure: reads its arguments and nothing else.
/// </summary>
public static class LikenessRules
{
    /// <summary>Of these rules: a change makes the next pass ask anew what they decide, and nothing else.</summary>
    internal const int Version = 1;

    // For the author's own commit, in a file that the patch changes too: the less of its lines are left, the more of the title must be.
    private const double HalfTheLines = 0.5;
    private const double ATraceOfTitle = 0.15;
    private const double ManyLines = 0.4;
    private const double SomeTitle = 0.4;
    private const double SomeLines = 0.3;
    private const double NearlyTheTitle = 0.7;

    // For somebody else's, or in files that were moved.
    private const double NearlyAllLines = 0.75;
    private const double HalfTheTitle = 0.5;
    private const double MostLines = 0.6;
    private const double HalfTheFiles = 0.5;

    /// <summary>A change of so many lines is found again under another path; one of fewer may stand anywhere.</summary>
    private const int FewestMovedLines = 4;

    /// <summary>More are no choice.</summary>
    private const int Most = 8;

    public static PatchMatch Match(CommitToMatch commit, string title, IReadOnlyList<(PostedPatch Patch, string Title)> candidates)
    {
        var words = TitleWords.Of(title);
        var alike = candidates
            .Where(candidate => Matcher.IsPostedBefore(commit, candidate.Patch) && !Matcher.IsForgotten(commit, candidate.Patch))
            .Select(candidate => Weigh(commit, candidate.Patch, TitleWords.Likeness(words, TitleWords.Of(candidate.Title))))
            .OfType<WeighedPatch>()
            .OrderByDescending(patch => Grade.Of(patch.Evidence, patch.Patch.PostedAt, commit.CommittedAt))
            .ThenByDescending(patch => patch.Patch.PostedAt)
            .ThenBy(patch => patch.Patch.MessageId, StringComparer.Ordinal)
            .Take(Most)
            .ToList();
        return alike.Count == 0 ? new PatchMatch.None("no open patch is alike") : new PatchMatch.Found(alike[0], alike[1..]);
    }

    private static WeighedPatch? Weigh(CommitToMatch commit, PostedPatch patch, double titleLikeness)
    {
        if (commit.Diff is not { } mine || patch.Diff is not { } theirs || !Convinces(mine, theirs, Matcher.IsSameAuthor(commit, patch), titleLikeness))
            return null;
        var weighed = Matcher.Weigh(commit, patch);
        return weighed with { Evidence = [.. weighed.Evidence, new Evidence(EvidenceKind.Alike, titleLikeness.ToString("0.00", CultureInfo.InvariantCulture))] };
    }

    private static bool Convinces(PatchDiff commit, PatchDiff patch, bool isSameAuthor, double title)
    {
        var shared = SharedLines(commit.Sketch, patch.Sketch);
        if (shared == 0)
            return false;
        var (lines, files) = (commit.Sketch.Jaccard(patch.Sketch), Share(commit.Files, patch.Files));
        if (!isSameAuthor)
            return files >= HalfTheFiles && lines >= NearlyAllLines && title >= HalfTheTitle;
        return files > 0
            ? (lines >= NearlyAllLines && files >= HalfTheFiles)
                || (lines >= HalfTheLines && title >= ATraceOfTitle)
                || (lines >= ManyLines && title >= SomeTitle)
                || (lines >= SomeLines && title >= NearlyTheTitle && files >= HalfTheFiles)
            : shared >= FewestMovedLines && lines >= MostLines && title >= SomeTitle && Share(Moved(commit), Moved(patch)) > 0;
    }

    /// <summary>Without those that stand in every other diff.</summary>
    private static int SharedLines(LineSketch one, LineSketch other)
    {
        if (one.Lines == 0 || other.Lines == 0)
            return 0;
        var telling = new TellingLines(one, other);
        return telling.Of(one).Count(telling.Of(other).Contains);
    }

    /// <summary>What stays of a path when a file is moved within its part of the tree; a port to another program has another first folder.</summary>
    private static List<string> Moved(PatchDiff diff) =>
        [.. diff.Files.Where(file => file.Contains('/')).Select(file => $"{file[..file.IndexOf('/')]} {file[(file.LastIndexOf('/') + 1)..]}")];

    private static double Share(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        HashSet<string> all = [.. one];
        var shared = other.Distinct().Count(all.Contains);
        all.UnionWith(other);
        return all.Count == 0 ? 0 : (double)shared / all.Count;
    }
}
