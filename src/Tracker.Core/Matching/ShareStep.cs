using System.Globalization;
using Microsoft.Data.Sqlite;
using Tracker.Core.CommitsIn;

namespace Tracker.Core.Matching;

/// <summary>
/// After the ordinary matching: looks whether matched commits have another patch of their series in them, and whether
/// the commits beside them are pieces of their patch.
/// </summary>
internal sealed class ShareStep(SqliteConnection connection, long communityKey, CorrectionsOfCommits corrections, Func<long, CommitId, CommitDiff> diffOf)
{
    private const int BatchSize = 500;

    /// <summary>Lines tell less than a date or a link does.</summary>
    private const double MostConfidence = 0.9;

    private readonly ShareStore store = new(connection);

    public void Run(CancellationToken cancellationToken)
    {
        while (store.Queued(communityKey, BatchSize) is [_, ..] commits)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var transaction = connection.BeginTransaction();
            foreach (var commit in commits)
            {
                store.RemoveFromQueue(commit);
                if (store.Find(commit) is { } matched)
                    Share(matched);
            }
            transaction.Commit();
        }
    }

    private void Share(MatchedCommit commit)
    {
        var (siblings, neighbours) = (store.Siblings(commit), store.Neighbours(commit));
        // Its diff may have to be read, which costs milliseconds: only where there is something to compare it with.
        if ((siblings.Count == 0 && neighbours.Count == 0) || diffOf(commit.CommitKey, commit.Id).Diff?.Sketch is not { Lines: > 0 } lines)
            return;
        foreach (var sibling in siblings)
        {
            if (SharedLines.Squashed(lines, commit.Patch, sibling.Sketch) is { } share)
                Add(EvidenceKind.Squashed, commit.CommitKey, sibling.Key, share, commit.Confidence);
        }
        foreach (var piece in neighbours)
        {
            if (SharedLines.Split(piece.Sketch, commit.Patch, lines) is { } share)
                Add(EvidenceKind.Split, piece.Key, commit.MailKey, share, commit.Confidence);
        }
    }

    private void Add(EvidenceKind kind, long commitKey, long mailKey, double share, double confidence)
    {
        if (!corrections.IsUnlinked(commitKey, mailKey))
            store.Add(
                commitKey, mailKey, Math.Round(Math.Min(MostConfidence, confidence) * share, 4), new Evidence(kind, share.ToString("0.00", CultureInfo.InvariantCulture)));
    }
}
