using System.Globalization;
using Tracker.Core.Patches;

namespace Tracker.Core.Matching;

/// <summary>Decides which of the candidates a commit is. Pure: reads its arguments and nothing else.</summary>
public static partial class Matcher
{
    /// <summary>Of these rules, and of <see cref="Grade"/>: a change makes the next pass ask every commit of the window anew.</summary>
    public const int Version = 5;

    /// <summary>A mail posted longer before its commit than this is not taken for it unless two things name it for certain.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromDays(400);

    /// <summary>Clocks and zones are off by this much at most: a mail cannot be much younger than its commit.</summary>
    internal static readonly TimeSpan ClockSlack = TimeSpan.FromDays(2);

    public static PatchMatch Match(CommitToMatch commit, IReadOnlyList<PostedPatch> candidates)
    {
        var weighed = candidates.Select(patch => Weigh(commit, patch)).Where(Speaks).ToList();
        var convincing = weighed.Where(candidate => Convinces(commit, candidate)).ToList();
        if (convincing.Count == 0)
            return new PatchMatch.None(ReasonForNone(weighed));
        convincing.Sort((left, right) => Compare(commit, left, right));
        return new PatchMatch.Found(convincing[0], convincing[1..]);
    }

    /// <summary>Whether the cheap evidence leaves no question that a diff could answer.</summary>
    public static bool IsSettledWithoutDiff(CommitToMatch commit, IReadOnlyList<PostedPatch> candidates)
    {
        var weighed = candidates.Select(patch => Weigh(commit, patch)).Where(Speaks).ToList();
        return weighed.Where(candidate => candidate.Has(EvidenceKind.Trailer)).ToList() switch
        {
            [var linked] => linked.Has(EvidenceKind.Title) && !weighed.Exists(other => IsAnotherChange(other, linked)),
            [] => weighed is [var only] && (only.Has(EvidenceKind.Upstream) || (only.Has(EvidenceKind.AuthorDate) && only.Has(EvidenceKind.Title))),
            _ => false,
        };
    }

    /// <summary>One link in a hundred names another version than the one that was applied: where they differ, the change is looked at.</summary>
    private static bool IsAnotherChange(WeighedPatch other, WeighedPatch linked) =>
        other.Has(EvidenceKind.Title) && other.Patch.Diff?.ContentHash != linked.Patch.Diff?.ContentHash;

    internal static WeighedPatch Weigh(CommitToMatch commit, PostedPatch patch)
    {
        var evidence = new List<Evidence>();
        if (commit.LinkedMessageIds.Contains(patch.MessageId))
            evidence.Add(new(EvidenceKind.Trailer, patch.MessageId));
        if (commit.LinkedMessageIds.FirstOrDefault(patch.CoverMessageIds.Contains) is { } cover)
            evidence.Add(new(EvidenceKind.CoverTrailer, cover));
        if (patch.AuthoredAt == commit.AuthoredAt)
            evidence.Add(new(EvidenceKind.AuthorDate, DateTimeOffset.FromUnixTimeSeconds(commit.AuthoredAt).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        // What could not be computed is null, and null is no evidence: two unknowns are not the same.
        if (commit.Diff?.PatchId is { } patchId && patch.Diff?.PatchId == patchId)
            evidence.Add(new(EvidenceKind.PatchId, patchId.Hex));
        if (commit.Diff?.ContentHash is { } content && patch.Diff?.ContentHash == content)
            evidence.Add(new(EvidenceKind.Content, content.ToString("x16", CultureInfo.InvariantCulture)));
        if (commit.TitleHash != PatchTitle.NoTitle && patch.TitleHash == commit.TitleHash)
            evidence.Add(new(EvidenceKind.Title, IsSameAuthor(commit, patch) ? "same author" : "another author"));
        if (commit.UpstreamMailKeys.Contains(patch.MailKey))
            evidence.Add(new(EvidenceKind.Upstream, patch.MessageId));
        evidence.AddRange(commit.Claims.Where(claimed => claimed.MailKey == patch.MailKey).Select(claimed => claimed.Evidence));
        var likeness = Likeness(commit, patch);
        if (likeness >= 0.25)
            evidence.Add(new(EvidenceKind.Lines, likeness.ToString("0.00", CultureInfo.InvariantCulture)));
        return new WeighedPatch(patch, evidence, likeness);
    }

    private static double Likeness(CommitToMatch commit, PostedPatch patch) =>
        commit.Diff is { } mine && patch.Diff is { } theirs ? mine.Sketch.Jaccard(theirs.Sketch) : 0;

    internal static bool IsSameAuthor(CommitToMatch commit, PostedPatch patch) =>
        IsSamePerson(commit.Author, patch.Author) || IsSamePerson(commit.Author, patch.Sender);

    private static bool IsSamePerson(Person left, Person right) =>
        (left.Email.Length > 0 && string.Equals(left.Email, right.Email, StringComparison.OrdinalIgnoreCase))
        || (left.Name.Length > 0 && string.Equals(left.Name, right.Name, StringComparison.OrdinalIgnoreCase));

    private static bool Speaks(WeighedPatch candidate) => candidate.Evidence.Count > 0;

    private static bool Convinces(CommitToMatch commit, WeighedPatch candidate)
    {
        if (candidate.Has(EvidenceKind.Upstream))
            return true;
        var sameChange = candidate.Has(EvidenceKind.PatchId) || candidate.Has(EvidenceKind.Content);
        var sameTitle = candidate.Has(EvidenceKind.Title);
        var sameAuthor = IsSameAuthor(commit, candidate.Patch);
        var sameDate = candidate.Has(EvidenceKind.AuthorDate);
        // A trailer is a claim, and one in a hundred names the wrong mail: title or change must bear it out. So is a mail.
        if ((candidate.Has(EvidenceKind.Trailer) || candidate.IsClaimed) && (sameTitle || sameChange || sameDate || candidate.Likeness >= 0.25))
            return true;
        if (!IsPostedBefore(commit, candidate.Patch))
            return false;
        // However long it waited: patches are taken up again after years.
        if (sameTitle && (sameDate || sameChange || (sameAuthor && candidate.Likeness >= 0.75)))
            return true;
        if (IsForgotten(commit, candidate.Patch))
            return false;
        // The author's own second and some of the lines: renamed and rewritten on apply. Without lines it may be the
        // next part of the series, which a maintainer squashed into this one's commit.
        return (sameDate && (sameChange || candidate.Likeness >= (sameAuthor ? 0.1 : 0.3)))
            || (sameTitle && (sameAuthor || sameChange || candidate.Likeness >= 0.25) && !ContradictsDiff(commit, candidate))
            || (sameChange && (sameAuthor || IsTelling(commit)));
    }

    /// <summary>Both diffs are known and have nothing in common: a title like "Fix typo" is then no proof.</summary>
    private static bool ContradictsDiff(CommitToMatch commit, WeighedPatch candidate) =>
        commit.Diff is { Sketch.Lines: > 0 } mine && candidate.Patch.Diff is { Sketch.Lines: > 0 } theirs
        && candidate.Likeness < 0.05 && !mine.Files.Intersect(theirs.Files).Any();

    /// <summary>A change of so many lines is not made twice by two people by chance.</summary>
    private static bool IsTelling(CommitToMatch commit) => commit.Diff is { Sketch.Lines: >= 4 };

    internal static bool IsPostedBefore(CommitToMatch commit, PostedPatch patch) =>
        patch.PostedAt - commit.CommittedAt <= ClockSlack.TotalSeconds;

    internal static bool IsForgotten(CommitToMatch commit, PostedPatch patch) =>
        commit.CommittedAt - patch.PostedAt > LongestWait.TotalSeconds;

    /// <summary>
    /// Best first: the better grade; then the author date, which names the version that git am was given; then the newest posting,
    /// as maintainers take the last one; the message-id at the end makes the order the same whatever order the mails came in.
    /// </summary>
    private static int Compare(CommitToMatch commit, WeighedPatch left, WeighedPatch right)
    {
        foreach (var rank in Ranks(commit))
        {
            var order = rank(right).CompareTo(rank(left));
            if (order != 0)
                return order;
        }
        return string.CompareOrdinal(left.Patch.MessageId, right.Patch.MessageId);
    }

    // Which of the equally good ones it is, the series decides: VersionVote.
    private static Func<WeighedPatch, double>[] Ranks(CommitToMatch commit) =>
    [
        candidate => Grade.Of(candidate.Evidence, candidate.Patch.PostedAt, commit.CommittedAt),
        candidate => candidate.Has(EvidenceKind.AuthorDate) ? 1 : 0,
        candidate => IsPostedBefore(commit, candidate.Patch) ? candidate.Patch.PostedAt : double.MinValue,
    ];

    private static string ReasonForNone(List<WeighedPatch> weighed) => weighed.Count == 0
        ? "no posted patch shares its trailer, date, title or change"
        : $"{weighed.Count} posted patches share something with it, none enough";
}
