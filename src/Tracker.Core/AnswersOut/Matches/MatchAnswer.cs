namespace Tracker.Core.AnswersOut.Matches;

/// <summary>The answer to "which posted patch is this commit, and which commit this mail, and why?".</summary>
/// <param name="Note">What is known where neither commit nor patch is; else null.</param>
public sealed record MatchAnswer(string Query, IReadOnlyList<CommitMatchAnswer> Commits, IReadOnlyList<MailMatchAnswer> Mails, string? Note);

/// <summary>Which posted patch a commit is.</summary>
/// <param name="Verdict">One of <see cref="MatchVerdicts"/>.</param>
/// <param name="Sentence">The verdict with its reason, as one says it.</param>
/// <param name="Confidence">From 0 to 1; null where there is no match.</param>
/// <param name="Contradictions">What does not fit: a Link: to v1 of a commit that has v2's change.</param>
/// <param name="Candidates">All postings that share something with it: the one that was taken first.</param>
/// <param name="Shares">The patches that it has in it too, or that it is a piece of.</param>
/// <param name="Nearest">Where no posting shares anything with it: series whose titles have most of its title's words.</param>
public sealed record CommitMatchAnswer(
    string Community, string Commit, string Title, PersonAnswer Author, DateTimeOffset AuthoredAt, DateTimeOffset CommittedAt,
    string Verdict, string Sentence, double? Confidence, IReadOnlyList<string> Contradictions,
    IReadOnlyList<CandidateAnswer> Candidates, IReadOnlyList<ShareAnswer> Shares, IReadOnlyList<string> Nearest);

/// <summary>A posting that may be the commit.</summary>
/// <param name="Standing">"taken", "fits too" or "not enough".</param>
/// <param name="Likeness">The share of the changed lines that both have, from 0 to 1; an estimate where there are many.</param>
/// <param name="For">What speaks for it, strongest first.</param>
/// <param name="Against">What speaks against it, the reason why it was not taken first.</param>
public sealed record CandidateAnswer(
    PostingAnswer Posting, string Standing, double Likeness, IReadOnlyList<EvidenceAnswer> For, IReadOnlyList<string> Against);

/// <summary>One thing that speaks for a match.</summary>
/// <param name="Kind">As in <c>export landings</c>: "link", "date", "patch-id" ...</param>
public sealed record EvidenceAnswer(string Kind, string Text);

/// <summary>A patch that a commit is in part.</summary>
public sealed record ShareAnswer(PostingAnswer Posting, EvidenceAnswer Evidence, double Confidence);

/// <summary>A patch as it was posted.</summary>
/// <param name="Part">2 of 2/7; null where the subject has none.</param>
public sealed record PostingAnswer(
    string MessageId, string Title, string Series, int Version, int? Part, int? Parts, PersonAnswer From, DateTimeOffset PostedAt, string? Url);

/// <summary>Which commits a mail became.</summary>
/// <param name="Commits">Those that are matched to it, then those for which it was a candidate.</param>
/// <param name="Nearest">Where there are none: commits of the same person of that time with most of its title's words.</param>
public sealed record MailMatchAnswer(
    PostingAnswer Posting, string Sentence, IReadOnlyList<MailCommitAnswer> Commits, IReadOnlyList<NearCommitAnswer> Nearest);

/// <summary>A commit that a mail is, or might have been.</summary>
/// <param name="IsMatch">False: it was a candidate for it, and another posting was taken.</param>
/// <param name="Taken">The posting that was taken; null: this one.</param>
public sealed record MailCommitAnswer(
    string Commit, string Title, DateTimeOffset CommittedAt, bool IsMatch, double? Confidence, IReadOnlyList<EvidenceAnswer> Evidence, PostingAnswer? Taken);

/// <summary>A commit with a title like a mail's.</summary>
/// <param name="Likeness">The share of words that both titles have.</param>
public sealed record NearCommitAnswer(string Commit, string Title, DateTimeOffset CommittedAt, double Likeness);

/// <summary>The words for what is known of a commit's match.</summary>
public static class MatchVerdicts
{
    public const string Matched = "matched";
    public const string Ambiguous = "ambiguous";
    public const string NotEnough = "not certain";
    public const string NeverPosted = "never posted here";
    public const string NotAsked = "not asked";
}
