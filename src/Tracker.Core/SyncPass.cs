using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Tracker.Core.CommitsIn;
using Tracker.Core.Episodes;
using Tracker.Core.Git;
using Tracker.Core.Landings;
using Tracker.Core.MailIn;
using Tracker.Core.Matching;
using Tracker.Core.Series;
using Tracker.Core.Storage;
using LibGit2SharpException = LibGit2Sharp.LibGit2SharpException;

namespace Tracker.Core;

/// <summary>One pass: archives and trees in, landings out. Can be killed at any instruction and taken up by the next.</summary>
public sealed partial class SyncPass(SyncRequest request, TimeProvider clock, ILogger logger, IProgress<SyncProgress> progress)
{
    private readonly TrackerDatabase database = TrackerDatabase.In(request.DataFolder);
    private readonly List<string> failures = [];
    private SyncOutcome outcome = new(0, 0, 0, 0, []);

    /// <exception cref="TrackerException">Another pass holds the lock, the data folder cannot be written, or a native library is missing.</exception>
    public SyncOutcome Run(CancellationToken cancellationToken)
    {
        CheckNames();
        CheckLibraries();
        using var held = DataLock.Take(request.DataFolder, clock);
        using var connection = database.OpenForWriting();
        return RunUnderLock(connection, cancellationToken);
    }

    internal SyncOutcome RunUnderLock(SqliteConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            var before = MailsBefore.Of(connection);
            var passes = new PassStore(connection, clock);
            passes.Begin(request.Communities);
            foreach (var community in request.Communities)
                Follow(connection, passes, community, cancellationToken);
            FindMentions(connection, before, cancellationToken);
            outcome = outcome with { Failures = failures };
            passes.End(outcome);
            Log.PassFinished(logger, outcome.Mails, outcome.Commits, outcome.SetAside, outcome.Landings, failures.Count);
            return outcome;
        }
        catch (SqliteException failure) when (TrackerDatabase.IsOfDisk(failure))
        {
            throw database.NotWritable(failure);
        }
    }

    /// <summary>The whole flow, for one community.</summary>
    private void Follow(SqliteConnection connection, PassStore passes, Community community, CancellationToken cancellationToken)
    {
        foreach (var archive in community.Archives.Where(Wanted))
            Attempt($"Archive '{archive.Name}'", () => TakeMailIn(connection, community, archive, cancellationToken),
                failure => passes.SetArchiveFailure(community.Name, archive.Name, failure));
        new SeriesStep().Run(connection, Count($"series {community.Name}"), cancellationToken);

        // Mainline first: what it holds, the others hold only in passing.
        foreach (var tree in community.Trees.Where(Wanted).OrderBy(tree => tree.Role))
            Attempt($"Tree '{tree.Name}'", () => TakeCommitsIn(connection, community, tree, cancellationToken),
                failure => passes.SetTreeFailure(community.Name, tree.Name, failure));
        FindLandings(connection, community, cancellationToken);
    }

    /// <summary>Decides what is queued: no archive and no tree is read.</summary>
    internal void DecideUnderLock(SqliteConnection connection, CancellationToken cancellationToken)
    {
        foreach (var community in request.Communities)
        {
            new SeriesStep().Run(connection, Count($"series {community.Name}"), cancellationToken);
            FindLandings(connection, community, cancellationToken);
        }
    }

    private void FindLandings(SqliteConnection connection, Community community, CancellationToken cancellationToken)
    {
        using var diffs = new DiffReading(GitStore.FolderOf(request.DataFolder, community.Name), community);
        new MatchStep(request.IgnoreTrailers, diffs.Read).Run(connection, community.Name, progress, cancellationToken);
        var landings = LandingStep.Run(connection, progress, cancellationToken);
        outcome = outcome with { Landings = outcome.Landings + landings };
    }

    private void FindMentions(SqliteConnection connection, MailsBefore before, CancellationToken cancellationToken)
    {
        if (new EpisodeStep(connection).Run(before, cancellationToken) is > 0 and var found)
            Log.MentionsFound(logger, found);
    }

    private void TakeMailIn(SqliteConnection connection, Community community, Archive archive, CancellationToken cancellationToken)
    {
        var stage = $"mail {archive.Name}";
        using var reader = Archives.Open(archive, Archives.FolderOf(request.DataFolder, community.Name, archive.Name));
        if (request.Fetch)
            reader.Fetch(Tell(stage), cancellationToken);
        var taken = new MailIntake(database, clock, MailReader.Read).TakeIn(connection, community.Name, archive, reader, Count(stage), cancellationToken);
        outcome = outcome with { Mails = outcome.Mails + taken.New, SetAside = outcome.SetAside + taken.SetAside };
        Log.MailTakenIn(logger, archive.Name, taken.New, taken.SetAside);
    }

    private void TakeCommitsIn(SqliteConnection connection, Community community, Tree tree, CancellationToken cancellationToken)
    {
        var stage = $"tree {tree.Name}";
        var store = GitStore.Open(GitStore.FolderOf(request.DataFolder, community.Name));
        store.CheckBorrowed();
        if (request.Fetch)
            TreeFetch.Fetch(store, tree, community.Since, Tell(stage), cancellationToken);
        using var reader = new TreeReader(store.Folder, tree);
        var taken = new CommitIntake(clock).TakeIn(connection, community.Name, tree, reader, Count(stage), cancellationToken);
        outcome = outcome with { Commits = outcome.Commits + taken.Commits, SetAside = outcome.SetAside + taken.SetAside.Count };
        if (taken.NewBranches.Count > 0)
            Log.BranchesFound(logger, tree.Name, string.Join(", ", taken.NewBranches));
        Log.CommitsTakenIn(logger, tree.Name, taken.Commits, taken.SetAside.Count);
    }

    /// <summary>One bad archive or tree never stops the rest: it is noted by name, and the pass goes on.</summary>
    private void Attempt(string source, Action take, Action<string?> note)
    {
        try
        {
            take();
            note(null);
        }
        catch (TrackerException failure)
        {
            Fail(failure.Message, note);
        }
        catch (Exception failure) when (failure is LibGit2SharpException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Fail($"{source} could not be read: {failure.Message.TrimEnd('.', '\n')}. Check its files and the disk's space and permissions; the next sync goes on from here.", note);
        }
    }

    private void Fail(string failure, Action<string?> note)
    {
        note(failure);
        failures.Add(failure);
        Log.SourceFailed(logger, failure);
    }

    private bool Wanted(Archive archive) => request.Archive is null ? request.Tree is null : archive.Name == request.Archive;

    private bool Wanted(Tree tree) => request.Tree is null ? request.Archive is null : tree.Name == request.Tree;

    private void CheckNames()
    {
        if (request.Archive is { } archive && !request.Communities.SelectMany(community => community.Archives).Any(known => known.Name == archive))
            throw new TrackerException($"The configuration names no archive '{archive}'. Check --archive.");
        if (request.Tree is { } tree && !request.Communities.SelectMany(community => community.Trees).Any(known => known.Name == tree))
            throw new TrackerException($"The configuration names no tree '{tree}'. Check --tree.");
    }

    /// <summary>Told once, in place of once for each source.</summary>
    private static void CheckLibraries()
    {
        NativeGit.EnsureLoaded();
        _ = NativeMime.Check();
    }

    private StageProgress<long> Count(string stage) => new(done => progress.Report(new SyncProgress(stage, done, null)));

    private StageProgress<string> Tell(string stage) => new(text => progress.Report(new SyncProgress($"{stage}: {text}", 0, null)));

    /// <summary>Reports at once and in order, unlike <see cref="Progress{T}"/>, which hands over to other threads.</summary>
    private sealed class StageProgress<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Archive {Archive}: {Mails} new mails, {SetAside} set aside.")]
        public static partial void MailTakenIn(ILogger logger, string archive, long mails, long setAside);

        [LoggerMessage(2, LogLevel.Information, "Tree {Tree}: {Commits} new commits, {SetAside} set aside.")]
        public static partial void CommitsTakenIn(ILogger logger, string tree, long commits, long setAside);

        [LoggerMessage(3, LogLevel.Warning, "{Failure}")]
        public static partial void SourceFailed(ILogger logger, string failure);

        [LoggerMessage(5, LogLevel.Information, "Tree {Tree} has new branches, followed from now on: {Branches}.")]
        public static partial void BranchesFound(ILogger logger, string tree, string branches);

        [LoggerMessage(6, LogLevel.Information, "Episodes: {Mentions} mentions found that were not before.")]
        public static partial void MentionsFound(ILogger logger, long mentions);

        [LoggerMessage(4, LogLevel.Information, "Pass finished: {Mails} new mails, {Commits} new commits, {SetAside} set aside, {Landings} landings decided, {Failures} sources failed.")]
        public static partial void PassFinished(ILogger logger, long mails, long commits, long setAside, long landings, int failures);
    }
}
