using Microsoft.Data.Sqlite;

namespace Tracker.Core.Matching;

/// <summary>
/// After a batch of commits was decided, in its transaction: decides which version they are of, and whether that changes it
/// for the commits beside them, decided earlier.
/// </summary>
internal sealed class VoteStep(SqliteConnection connection, MatchStore matches)
{
    private readonly VoteStore store = new(connection);

    private HashSet<long> before = [];

    /// <summary>To be called while the commits' candidates are still those of the last time.</summary>
    public void Begin(IReadOnlyList<long> commits) => before = [.. store.VersionsOf(commits)];

    public void Run(IReadOnlyList<long> commits)
    {
        var touched = store.CommitsOf(before.Union(store.VersionsOf(commits)));
        HashSet<long> voted = [.. commits, .. touched.Select(row => row.Commit)];
        // One step further: they are compared with the commits of all versions that they may be of.
        var byVersion = store.CommitsOf(store.VersionsOf(voted)).ToLookup(row => row.Version, row => row.Commit);
        var landed = store.Load(voted.Union(byVersion.SelectMany(version => version)));
        foreach (var commit in voted)
            matches.SaveMatch(commit, landed.TryGetValue(commit, out var known) ? VersionVote.Decide(known, Others(known, byVersion, landed)) : null);
    }

    private static List<LandedCommit> Others(LandedCommit commit, ILookup<long, long> byVersion, IReadOnlyDictionary<long, LandedCommit> landed) =>
        commit.Best.Count < 2
            ? []
            : [.. commit.Best.SelectMany(patch => patch.Versions).SelectMany(version => byVersion[version.Key]).Distinct().Where(landed.ContainsKey).Select(key => landed[key])];
}
