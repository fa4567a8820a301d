using Microsoft.Data.Sqlite;
using Tracker.Core.CommitsIn;

namespace Tracker.Core.Matching;

/// <summary>After the ordinary matching: asks the commits that were left over whether an open patch is alike.</summary>
internal sealed class LikenessStep(
    SqliteConnection connection, long communityKey, MatchStore store, CandidateQuery candidates, CorrectionsOfCommits corrections,
    Func<long, CommitId, CommitDiff> diffOf)
{
    private const int BatchSize = 200;

    private readonly WaitingCommits waiting = new(connection, communityKey);
    private readonly VoteStep votes = new(connection, store);

    public void Run(CancellationToken cancellationToken)
    {
        using var open = new OpenPatches(connection, communityKey);
        while (waiting.Next(BatchSize) is [_, ..] batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var transaction = connection.BeginTransaction();
            var found = batch.Select(commit => (commit.Commit, Match: Ask(open, commit))).Where(one => one.Match is PatchMatch.Found).ToList();
            List<long> commits = [.. found.Select(one => one.Commit.CommitKey)];
            votes.Begin(commits);
            foreach (var (commit, match) in found)
                store.SaveCandidates(commit.CommitKey, match);
            votes.Run(commits);
            foreach (var commit in batch)
                waiting.Asked(commit.Commit);
            transaction.Commit();
        }
        waiting.Forget();
    }

    private PatchMatch Ask(OpenPatches open, WaitingCommit waits)
    {
        if (diffOf(waits.Commit.CommitKey, waits.Commit.Id).Diff is not { Sketch.Lines: > 0 } diff)
            return new PatchMatch.None("its diff has no lines to compare");
        var commit = new CommitToMatch(waits.Commit.TitleHash, waits.Commit.Author, waits.Commit.AuthoredAt, waits.Commit.CommittedAt, [], diff, []);
        return LikenessRules.Match(commit, waits.Title, Allowed(waits, open.Find(diff.Sketch, waits.Commit.CommittedAt)));
    }

    private IReadOnlyList<(PostedPatch Patch, string Title)> Allowed(WaitingCommit waits, IReadOnlyList<long> found) =>
        [.. candidates.Load(communityKey, found).Where(one => !corrections.IsUnlinked(waits.Commit.CommitKey, one.Patch.MailKey))];
}
