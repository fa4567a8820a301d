using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.CommitsIn;

namespace Tracker.Core.Matching;

/// <summary>Matches the commits that wait: those that are new, and those that new patches or new rules may change.</summary>
public sealed class MatchStep(bool ignoreTrailers, Func<CommitId, CommitDiff> readDiff)
{
    private const int BatchSize = 500;

    /// <summary>Two are the rule. Commits that claim to be each other's backports are left to the next pass.</summary>
    private const int MostRounds = 8;

    /// <summary>A commit may come this much before its mail: clocks and zones.</summary>
    private static readonly long Slack = (long)TimeSpan.FromDays(2).TotalSeconds;

    private readonly MatchRules rules = MatchRules.Now(ignoreTrailers);

    /// <summary>Whether a community's commits were matched without their trailers, by the rules that its window names.</summary>
    public static bool IgnoredTrailers(string rules) => MatchRules.Parse(rules) is { IgnoresTrailers: true };

    /// <returns>How many commits were decided.</returns>
    public long Run(SqliteConnection connection, string community, IProgress<SyncProgress> progress, CancellationToken cancellationToken)
    {
        var communityKey = connection.ExecuteScalar<long>("SELECT community_key FROM communities WHERE name = @community", new { community });
        var corrections = CorrectionsOfCommits.Read(connection, communityKey);
        var store = new MatchStore(connection, corrections);
        FillQueue(connection, store, communityKey, corrections);
        using var candidates = new CandidateQuery(connection);
        CommitDiff Diff(long key, CommitId id) => DiffOf(store, key, id);
        var alike = new LikenessStep(connection, communityKey, store, candidates, corrections, Diff);
        var shares = new ShareStep(connection, communityKey, corrections, Diff);
        var done = 0L;
        // What the shares find may be what other commits are backports of.
        for (var round = 0; round < MostRounds && (round == 0 || store.Queued(communityKey, 1).Count > 0); round++)
        {
            done += Decide(connection, store, candidates, new(communityKey, community, corrections), progress, cancellationToken);
            alike.Run(cancellationToken);
            shares.Run(cancellationToken);
        }
        return done;
    }

    private long Decide(
        SqliteConnection connection, MatchStore store, CandidateQuery candidates, Scope community,
        IProgress<SyncProgress> progress, CancellationToken cancellationToken)
    {
        using var claims = new ClaimQuery(connection, community.Key);
        var cases = new MatchCases(store, candidates, claims, community.Key, ignoreTrailers);
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
                var match = Decide(store, cases, community.Corrections.Of(commit.CommitKey), commit);
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

    private void FillQueue(SqliteConnection connection, MatchStore store, long communityKey, CorrectionsOfCommits corrections)
    {
        using var transaction = connection.BeginTransaction();
        var window = store.Window(communityKey);
        var before = window is { } matched ? MatchRules.Parse(matched.Rules) : null;
        var asksAll = rules.AskAll(before);
        // When every commit of the window is asked anew, nobody needs to know which of them new patches touch.
        if (asksAll)
            store.ForgetNewPatches(communityKey);
        new WaitingCommits(connection, communityKey).AskAgain();
        new ShareStore(connection).LookForNewPatches();
        ClaimQueue.QueueCommits(connection);
        store.QueueCommitsOfNewPatches();
        if (store.OldestPatch(communityKey) is { } oldest)
        {
            var since = Math.Min(oldest - Slack, window?.Since ?? long.MaxValue);
            if (asksAll || before is null)
                store.Widen(communityKey, since, rules, since, long.MaxValue);
            else if (since < window?.Since || before != rules)
                AskWhatIsNew(connection, store, communityKey, (since, window?.Since ?? since), before);
            store.DropFromQueueBefore(communityKey, since);
        }
        else
        {
            store.DropFromQueueBefore(communityKey, long.MaxValue);
        }
        corrections.QueueWhatIsNotSoYet(connection);
        transaction.Commit();
    }

    private void AskWhatIsNew(SqliteConnection connection, MatchStore store, long communityKey, (long Since, long Before) window, MatchRules before)
    {
        store.Widen(communityKey, window.Since, rules, window.Since, window.Before);
        new ChangedRules(connection, communityKey).Queue(before, rules, window.Since);
    }

    private PatchMatch Decide(MatchStore store, MatchCases cases, CommitCorrections said, QueuedCommit queued)
    {
        var commit = cases.Commit(queued);
        var found = said.Allowed(cases.Candidates(queued, commit));
        if (Matcher.IsSettledWithoutDiff(commit, found))
            return Matcher.Match(commit, found);
        // A diff costs milliseconds: read once, kept, and only where the cheap evidence leaves a question.
        var withDiff = commit with { Diff = DiffOf(store, queued.CommitKey, queued.Id).Diff };
        return Matcher.Match(withDiff, said.Allowed(cases.Candidates(queued, withDiff)));
    }

    private CommitDiff DiffOf(MatchStore store, long commitKey, CommitId id)
    {
        if (store.DiffOf(commitKey) is { } stored)
            return stored;
        var read = readDiff(id);
        store.SaveDiff(commitKey, read);
        return read;
    }

    /// <summary>The community whose commits are matched, with what people said of them.</summary>
    private sealed record Scope(long Key, string Name, CorrectionsOfCommits Corrections);
}
