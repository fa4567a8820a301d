using Tracker.Core.CommitsIn;

namespace Tracker.Core.Matching;

/// <summary>Reads commits' diffs from a community's store, which it opens when the first one is asked for.</summary>
public sealed class DiffReading(string storeFolder, Community community) : IDisposable
{
    private TreeReader? reader;

    public CommitDiff Read(CommitId commit) => (reader ??= new TreeReader(storeFolder, community.Trees[0])).Diff(commit);

    public void Dispose() => reader?.Dispose();
}
