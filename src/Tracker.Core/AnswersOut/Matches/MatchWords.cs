using System.Globalization;
using Tracker.Core.Matching;

namespace Tracker.Core.AnswersOut.Matches;

/// <summary>Says in words that a host can judge what speaks for a match and what against it.</summary>
internal static class MatchWords
{
    public static EvidenceAnswer Of(Evidence evidence) => new(EvidenceNames.Of(evidence.Kind), Text(evidence));

    public static string Of(Standing standing) => standing switch
    {
        Standing.Chosen => "taken",
        Standing.AlsoFits => "fits too",
        Standing.NotEnough => "not enough",
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "No such standing."),
    };

    /// <summary>What speaks against a candidate, the reason why it was not taken first.</summary>
    public static IReadOnlyList<string> Against(CandidateStory candidate)
    {
        List<string> against = [];
        if (candidate.Objection is { } objection)
            against.Add(Of(objection));
        else if (candidate.Standing == Standing.AlsoFits)
            against.Add(candidate.Difference is null ? "nothing tells it from the posting that was taken" : Behind(candidate.Difference));
        if (!candidate.Weighed.Has(EvidenceKind.Title))
            against.Add("the title is another");
        if (candidate is { IsCompared: true, Weighed: { HasSameChange: false, Likeness: < 1 } })
            against.Add(Differing(candidate.Weighed.Likeness));
        if (!candidate.IsSameAuthor)
            against.Add("it is by somebody else");
        if (candidate.IsPostedLater && candidate.Objection != Objection.PostedLater)
            against.Add("it was posted after the commit was made");
        return against;
    }

    /// <summary>Why the one that was taken is ahead of another that fits too.</summary>
    public static string Ahead(MatchRank rank) => rank switch
    {
        MatchRank.Trailer => "the commit's Link: names it",
        MatchRank.Claim => "a mail says that it became this commit",
        MatchRank.Upstream => "the commit is a backport of one that is it",
        MatchRank.CoverTrailer => "the commit's Link: names the cover letter of its series",
        MatchRank.SameChange => "its change is the commit's, line for line",
        MatchRank.Likeness => "more of its change is the commit's",
        MatchRank.PostedBefore => "it was posted before the commit was made",
        MatchRank.Title => "its title is the commit's",
        MatchRank.AuthorDate => "its date is the commit's author date, to the second",
        MatchRank.Beside => "more than the commit itself speaks for it",
        MatchRank.Newest => "it is the newest of them when the commit was made",
        _ => throw new ArgumentOutOfRangeException(nameof(rank), rank, "No such rank."),
    };

    public static string Of(ContradictionKind kind, string posting) => kind switch
    {
        ContradictionKind.LinkElsewhere => $"The commit's Link: names {posting}, and its content does not bear that out.",
        ContradictionKind.ClaimElsewhere => $"A mail says that {posting} became this commit, and its content does not bear that out.",
        ContradictionKind.ChangeElsewhere => $"The change itself speaks for {posting}.",
        ContradictionKind.DateElsewhere => $"The author date is that of {posting}.",
        ContradictionKind.AnotherChange => $"The commit has hardly a line in common with {posting}.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such contradiction."),
    };

    /// <summary>"v3 2/7", "v1".</summary>
    public static string Place(PostingAnswer posting) =>
        $"v{posting.Version}{(posting is { Part: { } part, Parts: { } parts } ? $" {part}/{parts}" : "")}";

    private static string Behind(RankDifference difference) => difference.IsForChosen
        ? $"of the posting that was taken, {Ahead(difference.Rank)}"
        : $"the other was settled before the changes were compared, though of this one {Ahead(difference.Rank)}";

    private static string Of(Objection objection) => objection switch
    {
        Objection.NotBorneOut => "neither title, date nor change bears out what names it",
        Objection.PostedLater => "it was posted days after the commit was made",
        Objection.Forgotten => "it was posted more than a year before",
        Objection.AnotherChange => "the changes have nothing in common but the title",
        Objection.AnotherAuthor => "the same title is not enough without its author or a part of its change",
        Objection.OnlyTheSecond => "it was made at the same second, but the change is another",
        Objection.SmallChange => "so small a change is made twice by chance",
        Objection.OnlyTheSeries => "the series is named, and nothing says that it is this part",
        Objection.OnlySomeLines => "some lines are alike, and that is all",
        _ => throw new ArgumentOutOfRangeException(nameof(objection), objection, "No such objection."),
    };

    private static string Differing(double likeness) => likeness switch
    {
        0 => "no changed line is the same",
        < 0.5 => $"only {Percent(likeness)} of the changed lines are the same",
        _ => $"{100 - Whole(likeness)} % of the changed lines are others",
    };

    private static string Text(Evidence evidence) => evidence.Kind switch
    {
        EvidenceKind.Trailer => "the commit's Link: names this mail",
        EvidenceKind.AuthorDate => $"made at the same second, {evidence.Saw}",
        EvidenceKind.PatchId => $"the same change (patch-id {evidence.Saw[..Math.Min(12, evidence.Saw.Length)]})",
        EvidenceKind.Content => "the same lines added and removed in the same files",
        EvidenceKind.Title => $"the same title, {evidence.Saw}",
        EvidenceKind.Lines => $"{Share(evidence.Saw)} of the changed lines are the same",
        EvidenceKind.Upstream => "the commit says that it is the backport of a commit that is this patch",
        EvidenceKind.CoverTrailer => "the commit's Link: names the cover letter of its series",
        EvidenceKind.TipBot => $"tip-bot says so ({evidence.Saw})",
        EvidenceKind.PatchworkBot => $"patchwork-bot says so ({evidence.Saw})",
        EvidenceKind.Applied => $"the maintainer says so ({evidence.Saw})",
        EvidenceKind.Squashed => $"the commit has {Share(evidence.Saw)} of its lines too: it was squashed into it",
        EvidenceKind.Split => $"{Share(evidence.Saw)} of the commit's lines are a piece of it: it was split",
        EvidenceKind.Correction => $"{evidence.Saw} says so",
        EvidenceKind.Series => $"its series speaks for this version: {evidence.Saw}",
        EvidenceKind.Alike => $"files, author and lines are alike, and {Share(evidence.Saw)} of the title's words are the same",
        _ => EvidenceNames.Of(evidence.Kind),
    };

    private static string Share(string saw) =>
        double.TryParse(saw, CultureInfo.InvariantCulture, out var share) ? Percent(share) : saw;

    public static string Percent(double share) => $"{Whole(share)} %";

    /// <summary>Rounded down: 99.6 % is not certainty.</summary>
    private static int Whole(double share) => (int)Math.Floor(Math.Round(share * 100, 6));
}
