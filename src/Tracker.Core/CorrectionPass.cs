using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;

namespace Tracker.Core;

/// <summary>What came of a correction.</summary>
/// <param name="Made">As it stands now, once for each community that knows what it is about.</param>
/// <param name="Replaced">What was said of the same before.</param>
/// <param name="Undone">What was taken back.</param>
public sealed record CorrectionOutcome(
    IReadOnlyList<CorrectionAnswer> Made, IReadOnlyList<CorrectionAnswer> Replaced, IReadOnlyList<CorrectionAnswer> Undone);

/// <summary>Makes corrections, or takes them back, and decides anew what they touch: no archive and no tree is read for it.</summary>
public sealed class CorrectionPass(SyncRequest request, TimeProvider clock, ILogger logger, IProgress<SyncProgress> progress)
{
    /// <summary>So many characters may a name have.</summary>
    public const int LongestName = 200;

    /// <summary>So many characters may a reason have.</summary>
    public const int LongestReason = 1000;

    private readonly TrackerDatabase database = TrackerDatabase.In(request.DataFolder);

    /// <param name="one">The patch's message-id; of <see cref="CorrectionKind.Same"/> a series' number or a message-id of it.</param>
    /// <param name="other">The commit's id or its beginning; of <see cref="CorrectionKind.Same"/> the other series.</param>
    /// <exception cref="TrackerException">
    /// What is named is not known; there is no database yet; another pass holds the lock, or the data folder cannot be written.
    /// </exception>
    public CorrectionOutcome Make(CorrectionKind kind, string one, string other, string by, string? reason, CancellationToken cancellationToken)
    {
        Check(by, reason);
        return Run(connection => Make(connection, new(kind, one, other, by, clock.GetUtcNow(), reason)), cancellationToken);
    }

    /// <param name="number">As <c>tracker corrections</c> tells it.</param>
    /// <inheritdoc cref="Make(CorrectionKind, string, string, string, string?, CancellationToken)"/>
    public CorrectionOutcome Undo(long number, CancellationToken cancellationToken) =>
        Run(connection => Undo(connection, number), cancellationToken);

    private static CorrectionOutcome Make(SqliteConnection connection, Correction typed)
    {
        var targets = new CorrectionTargets(connection);
        var store = new CorrectionStore(connection);
        var before = CorrectionReading.Of(connection);
        var found = typed.Kind == CorrectionKind.Same ? targets.TwoSeries(typed.MessageId, typed.OtherId) : targets.PatchAndCommit(typed.MessageId, typed.OtherId);
        var made = found.Select(target => store.Put(target.CommunityKey, typed with { MessageId = target.MessageId, OtherId = target.OtherId })).ToList();
        return new(Numbered(CorrectionReading.Of(connection), made.Select(one => one.Number)), Numbered(before, made.SelectMany(one => one.Replaced)), []);
    }

    private static CorrectionOutcome Undo(SqliteConnection connection, long number)
    {
        var before = CorrectionReading.Of(connection);
        return new CorrectionStore(connection).Remove(number)
            ? new([], [], Numbered(before, [number]))
            : throw new TrackerException($"There is no correction {number}. 'tracker corrections' lists them.");
    }

    private static List<CorrectionAnswer> Numbered(IReadOnlyList<CorrectionAnswer> all, IEnumerable<long> numbers) =>
        [.. all.Where(correction => numbers.Contains(correction.Number))];

    private CorrectionOutcome Run(Func<SqliteConnection, CorrectionOutcome> correct, CancellationToken cancellationToken)
    {
        // Where nothing has been read there is nothing to correct, and a database of another release is a sync's to bring up to date.
        database.OpenForReading().Dispose();
        using var held = DataLock.Take(request.DataFolder, clock);
        using var connection = database.OpenForWriting();
        try
        {
            var outcome = Store(connection, correct);
            new SyncPass(request, clock, logger, progress).DecideUnderLock(connection, cancellationToken);
            return outcome;
        }
        catch (SqliteException failure) when (TrackerDatabase.IsOfDisk(failure))
        {
            throw database.NotWritable(failure);
        }
    }

    private static CorrectionOutcome Store(SqliteConnection connection, Func<SqliteConnection, CorrectionOutcome> correct)
    {
        using var transaction = connection.BeginTransaction();
        var outcome = correct(connection);
        transaction.Commit();
        return outcome;
    }

    private static void Check(string by, string? reason)
    {
        if (string.IsNullOrWhiteSpace(by) || by.Length > LongestName)
            throw new TrackerException($"Nobody is named, or by more than {LongestName} characters. Say with --by who says so.");
        if (reason?.Length > LongestReason)
            throw new TrackerException($"The reason is longer than {LongestReason} characters. Make --reason shorter.");
    }
}
