namespace Tracker.Core.Matching;

/// <summary>Puts together what the matcher is told of a commit: to decide, and to tell afterwards how it was decided.</summary>
internal sealed class MatchCases(MatchStore store, CandidateQuery candidates, ClaimQuery claims, long communityKey, bool ignoreTrailers)
{
    public CommitToMatch Commit(QueuedCommit queued) => new(
        queued.TitleHash, queued.Author, queued.AuthoredAt, queued.CommittedAt,
        ignoreTrailers ? [] : store.ProvenanceOf(queued.CommitKey), Diff: null, store.UpstreamMailsOf(queued.CommitKey))
    {
        Claims = ignoreTrailers ? [] : claims.Of(queued.Id),
    };

    /// <summary>The patches that share a key with it; those of its change only where that is told.</summary>
    /// <param name="others">Patches that are compared too, though they share none, by their mail_key.</param>
    public IReadOnlyList<PostedPatch> Candidates(QueuedCommit queued, CommitToMatch commit, params IReadOnlyList<long> others) => candidates.Find(
        communityKey, queued, commit.Diff, [.. commit.Claims.Select(claim => claim.MailKey).Concat(others).Distinct()], !ignoreTrailers);
}
