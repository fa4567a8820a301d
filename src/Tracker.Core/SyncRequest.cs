namespace Tracker.Core;

/// <summary>What a pass is to do.</summary>
/// <param name="DataFolder">Holds the database, fetched archives (mail/) and trees (trees/), and the lock.</param>
/// <param name="Archive">Only this archive; null: all, unless a tree is named.</param>
/// <param name="Tree">Only this tree; null: all, unless an archive is named.</param>
/// <param name="Fetch">Whether to fetch from where archives and trees come from, or to read what is there.</param>
public sealed record SyncRequest(
    string DataFolder, IReadOnlyList<Community> Communities, bool IgnoreTrailers, string? Archive, string? Tree, bool Fetch);

/// <summary>Where a pass is: a stage ("mail lkml", "tree mainline", "matching"), how much is done, of how much when that is known.</summary>
public sealed record SyncProgress(string Stage, long Done, long? Of);

/// <summary>What a pass did.</summary>
/// <param name="SetAside">Mails and commits that could not be read.</param>
/// <param name="Failures">One line for each source that could not be read, with what to do; the others were.</param>
public sealed record SyncOutcome(long Mails, long SetAside, long Commits, long Landings, IReadOnlyList<string> Failures);
