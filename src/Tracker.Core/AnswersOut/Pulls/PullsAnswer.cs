namespace Tracker.Core.AnswersOut.Pulls;

/// <summary>What maintainers asked to be pulled into mainline in a merge window, and what became of it.</summary>
/// <param name="Window">The release that it leads to, "v6.9", or without release candidates the one at whose tag it ends; "next" where nobody can know its name yet.</param>
/// <param name="From">When it opened: the tag of the release before; null: there was none.</param>
/// <param name="Until">When it closed: the tag of the first release candidate; null: it is open.</param>
/// <param name="AsOf">The oldest moment up to which the community's trees have been read; null before the first whole sync.</param>
/// <param name="Pulls">By the day they were sent.</param>
/// <param name="Sentence">The window in a sentence, as one says it on air.</param>
public sealed record PullsAnswer(
    string Window, DateTimeOffset? From, DateTimeOffset? Until, DateTimeOffset? AsOf, IReadOnlyList<PullAnswer> Pulls, string Sentence);

/// <summary>A pull request.</summary>
/// <param name="Url">Where to read the mail, null when the archive has no web address.</param>
/// <param name="TreeUrl">The repository to pull from.</param>
/// <param name="Ref">The tag or branch there; null: its HEAD.</param>
/// <param name="Commits">As its shortlog counts them, null when it has none; so are the next three of its diffstat.</param>
/// <param name="Authors">Whose commits they are, most first.</param>
/// <param name="State">One of <see cref="PullStates"/>.</param>
/// <param name="SupersededBy">The message-id of the request that was sent instead of it, or null.</param>
/// <param name="Tree">The tree that pulled it; as the pr-tracker names it where no tree that is followed has it.</param>
/// <param name="MergeCommit">The merge that brought it; null where it was not merged but moved forward to, or is not pulled.</param>
/// <param name="MergedAt">Null as long as it is not pulled, and where only the pr-tracker says that it is.</param>
/// <param name="Release">The first release that contains it.</param>
/// <param name="SaidBy">The pr-tracker's word, null when it gave none; on an open request what it said is not so, or not any longer.</param>
/// <param name="Evidence">What speaks for it: "tip" (its last commit is there), "merge" (a merge names it), "pr-tracker".</param>
public sealed record PullAnswer(
    string Title,
    PersonAnswer From,
    DateTimeOffset PostedAt,
    string MessageId,
    string? Url,
    string? TreeUrl,
    string? Ref,
    int? Commits,
    int? Files,
    int? Insertions,
    int? Deletions,
    IReadOnlyList<PullAuthorAnswer> Authors,
    string State,
    string? SupersededBy,
    string? Tree,
    string? Branch,
    string? MergeCommit,
    string? MergeTitle,
    DateTimeOffset? MergedAt,
    string? Release,
    IReadOnlyList<string> Evidence,
    PullClaimAnswer? SaidBy)
{
    /// <summary>The pr-tracker's word is all there is: no tree that is followed has it.</summary>
    internal bool IsPulledElsewhere => State == PullStates.Pulled && MergedAt is null;

    /// <summary>When it was pulled, as a tree or else the pr-tracker tells; null: it is not.</summary>
    internal DateTimeOffset? PulledAt => State == PullStates.Pulled ? MergedAt ?? SaidBy?.SaidAt : null;
}

/// <summary>Somebody with commits in a pull request.</summary>
public sealed record PullAuthorAnswer(string Name, int Commits);

/// <summary>The pr-tracker's answer to a pull request.</summary>
/// <param name="Tree">As it names the tree: "torvalds/linux.git".</param>
/// <param name="Commit">The merge.</param>
public sealed record PullClaimAnswer(string? Tree, string Commit, DateTimeOffset SaidAt, string MessageId, string? Url);

/// <summary>The words for what became of a pull request.</summary>
public static class PullStates
{
    public const string Pulled = "pulled";

    /// <summary>In no mainline tree that is followed.</summary>
    public const string Open = "open";

    /// <summary>Its sender sent another one instead.</summary>
    public const string Superseded = "superseded";
}
