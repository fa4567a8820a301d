using Microsoft.Data.Sqlite;

namespace Tracker.Core.CommitsIn;

/// <summary>What came of reading a tree.</summary>
/// <param name="Commits">How many commits were new to the community.</param>
/// <param name="Joined">How many commits came into a branch of the tree.</param>
/// <param name="Left">How many left one.</param>
/// <param name="SetAside">Commits that could not be read, with the reason.</param>
/// <param name="NewBranches">Branches that a tree has which was known before; empty when it is read for the first time.</param>
public sealed record CommitIntakeResult(long Commits, long Joined, long Left, IReadOnlyList<CommitRead> SetAside, IReadOnlyList<string> NewBranches);

/// <summary>
/// Brings the database up to what a tree holds: new commits in batches, then, in one transaction, which branch holds
/// what and in which release. A pass that is killed between them finds its commits there and reads the branch again.
/// </summary>
/// <remarks>The mainline trees of a community are to be read before its others, which hold only what mainline has not.</remarks>
public sealed class CommitIntake(TimeProvider clock)
{
    /// <summary>
    /// Commits in a transaction: what a killed pass has to do again. Ids and titles are random, so that each transaction
    /// writes most pages of their indexes: with few commits in each, the same pages would be written over and over.
    /// </summary>
    internal int BatchSize { get; init; } = 100_000;

    /// <exception cref="TrackerException">A branch's tip cannot be read; the tree is as it was.</exception>
    public CommitIntakeResult TakeIn(
        SqliteConnection connection, string community, Tree tree, TreeReader reader, IProgress<long> progress, CancellationToken cancellationToken)
    {
        using var intake = new TreeIntake(
            connection, CommunityRow.Ensure(connection, community), tree, reader, clock.GetUtcNow(), BatchSize, progress, cancellationToken);
        return intake.Run();
    }
}
