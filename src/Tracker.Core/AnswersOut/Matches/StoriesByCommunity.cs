using Microsoft.Data.Sqlite;
using Tracker.Core.Git;
using Tracker.Core.Matching;

namespace Tracker.Core.AnswersOut.Matches;

/// <summary>The stories of each community's matches; their statements and trees are opened when the first is asked for.</summary>
internal sealed class StoriesByCommunity(SqliteConnection connection, string dataFolder) : IDisposable
{
    private readonly Dictionary<long, (StoredDiffs Diffs, MatchStories Stories)> open = [];

    public MatchStories Of(AskedCommit commit)
    {
        if (!open.TryGetValue(commit.CommunityKey, out var found))
        {
            var diffs = new StoredDiffs(GitStore.FolderOf(dataFolder, commit.Community));
            open.Add(commit.CommunityKey, found = (diffs, new MatchStories(connection, commit.CommunityKey, diffs.Read)));
        }
        return found.Stories;
    }

    public void Dispose()
    {
        foreach (var (diffs, stories) in open.Values)
        {
            stories.Dispose();
            diffs.Dispose();
        }
    }
}
