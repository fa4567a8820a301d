using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.CommitsIn;
using Tracker.Core.Patches;

namespace Tracker.Core.Matching;

/// <summary>Matches the commits that wait: those that are new, and those that new patches or new rules may change.</summary>
public sealed class MatchStep(bool ignoreTrailers, Func<CommitId, CommitDiff> readDiff)
{
    private const int BatchSize = 500;

    /// <summary>Two are the rule. Commits that claim to be each other's backports are left to the next pass.</summary>
    private const int MostRounds = 8;

    /// <summary>A commit may come this much before its mail: clocks and zones.</summary>
    private static readonly long Slack = (long)TimeSpan.FromDays(2).TotalSeconds;

    private string Rules => $"{Matcher.Version}.{PatchDiff.Extractor}{(ignoreTrailers ? " without trailers" : "")}";

    /// <returns>How many commits were decided.</returns>
    public long Run(SqliteConnection connection, string community, IProgress<SyncProgress> progress, CancellationToken cancellationToken)
    {
        var communityKey = connection.ExecuteScalar<long>("SELECT community_key FROM communities WHERE name = @community", new { community });
        var store = new MatchStore(connection);
        FillQueue(connection, store, communityKey);
        using var candidates = new CandidateQuery(connection);
        CommitDiff Diff(long key, CommitId id) => DiffOf(store, key, id);
        var alike = new LikenessStep(connection, communityKey, store, candidates, Diff);
        var shares = new ShareStep(connection, communityKey, Diff);
        var done = 0L;
        // What the shares find may be what other commits are backports of.
        for (var round = 0; round < MostRounds && (round == 0 || store.Queued(communityKey, 1).Count > 0); round++)
        {
            done += Decide(connection, store, candidates, (communityKey, community), progress, cancellationToken);
            alike.Run(cancellationToken);
            shares.Run(cancellationToken);
        }
        return done;
    }

    private long Decide(
        SqliteConnection connection, MatchStore store, CandidateQuery candidates, (long Key, string Name) community,
        IProgress<SyncProgress> progress, CancellationToken cancellationToken)
    {
        using var claims = new ClaimQuery(connection, community.Key);
        var votes = new VoteStep(connection, store);
        var waiting = new WaitingCommits(connection, community.Key);
        var (done, total) = (0L, store.CountQueued());
        while (store.Queued(community.Key, BatchSize) is [_, ..] batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var transaction = connection.BeginTransaction();
            List<long> commits = [.. batch.Select(commit => commit.CommitKey)];
            votes.Begin(commits);
            foreach (var commit in batch)
            {
                // Before the decision: what the decision queues again must stay queued.
                store.RemoveFromQueue(commit.CommitKey);
                var match = Decide(store, candidates, claims, community.Key, commit);
                store.SaveCandidates(commit.CommitKey, match);
                if (match is PatchMatch.Found)
                    waiting.Remove(commit);
                else
                    waiting.Put(commit);
            }
            votes.Run(commits);
            transaction.Commit();
            done += batch.Count;
            progress.Report(new SyncProgress($"matching {community.Name}", done, Math.Max(done, total)));
        }
        return done;
    }

    private void FillQueue(SqliteConnection connection, MatchStore store, long communityKey)
    {
        using var transaction = connection.BeginTransaction();
        var window = store.Window(communityKey);
        // Other rules ask every commit of the window anew: then nobody needs to know which of them new patches touch.
        if (window?.Rules != Rules)
            store.ForgetNewPatches(communityKey);
        new WaitingCommits(connection, communityKey).AskAgain();
        new ShareStore(connection).LookForNewPatches();
        ClaimQueue.QueueCommits(connection);
        store.QueueCommitsOfNewPatches();
        if (store.OldestPatch(communityKey) is { } oldest)
        {
            var since = oldest - Slack;
            if (window?.Rules != Rules)
                store.Widen(communityKey, since, Rules, since, long.MaxValue);
            else if (window is { } old && since < old.Since)
                store.Widen(communityKey, since, Rules, since, old.Since);
            store.DropFromQueueBefore(communityKey, Math.Min(since, window?.Since ?? since));
        }
        else
        {
            store.DropFromQueueBefore(communityKey, long.MaxValue);
        }
        transaction.Commit();
    }

    private PatchMatch Decide(MatchStore store, CandidateQuery candidates, ClaimQuery claims, long communityKey, QueuedCommit queued)
    {
        var commit = new CommitToMatch(
            queued.TitleHash, queued.Author, queued.AuthoredAt, queued.CommittedAt,
            ignoreTrailers ? [] : store.ProvenanceOf(queued.CommitKey), Diff: null, store.UpstreamMailsOf(queued.CommitKey))
        {
            Claims = ignoreTrailers ? [] : claims.Of(queued.Id),
        };
        var claimed = commit.Claims.Select(claim => claim.MailKey).Distinct().ToList();
        var found = candidates.Find(communityKey, queued, diff: null, claimed, !ignoreTrailers);
        if (Matcher.IsSettledWithoutDiff(commit, found))
            return Matcher.Match(commit, found);
        // A diff costs milliseconds: read once, kept, and only where the cheap evidence leaves a question.
        var stored = DiffOf(store, queued.CommitKey, queued.Id);
        return Matcher.Match(
            commit with { Diff = stored.Diff },
            candidates.Find(communityKey, queued, stored.Diff, claimed, !ignoreTrailers));
    }

    private CommitDiff DiffOf(MatchStore store, long commitKey, CommitId id)
    {
        if (store.DiffOf(commitKey) is { } stored)
            return stored;
        var read = readDiff(id);
        store.SaveDiff(commitKey, read);
        return read;
    }
}
