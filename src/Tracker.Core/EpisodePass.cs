using Microsoft.Data.Sqlite;
using Tracker.Core.Episodes;
using Tracker.Core.Notes;
using Tracker.Core.Notes.Reading;
using Tracker.Core.Storage;

namespace Tracker.Core;

/// <summary>Adds and removes episodes, and what is followed besides: under the lock, each in one transaction.</summary>
public sealed class EpisodePass(string dataFolder, TimeProvider clock)
{
    /// <summary>So many characters may a query have that says what to follow.</summary>
    public const int LongestQuery = 1000;

    private static readonly DateOnly Earliest = new(1970, 1, 1);

    private readonly TrackerDatabase database = TrackerDatabase.In(dataFolder);

    /// <param name="name">How commands and pages call it; null: the day. An episode that has the name already is replaced.</param>
    /// <param name="text">Its notes.</param>
    /// <exception cref="DataHeldException">Another pass holds the lock.</exception>
    /// <exception cref="TrackerException">Name, day or text cannot be; there is no database yet, or the data folder cannot be written.</exception>
    public EpisodeOutcome Add(string? name, DateOnly aired, string text)
    {
        var notes = new EpisodeNotes(name is null ? EpisodeName.OfDay(aired) : EpisodeName.Check(name), aired, text);
        Check(notes);
        var mentions = MentionReader.Read(text);
        if (mentions.Count > EpisodeNotes.MostMentions)
            throw new TrackerException($"The text speaks of {mentions.Count:N0} things. Notes speak of {EpisodeNotes.MostMentions:N0} at most; give those of one episode.");
        return Run(connection => Add(connection, notes, mentions));
    }

    /// <exception cref="TrackerException">There is no such episode.</exception>
    /// <inheritdoc cref="Add(string?, DateOnly, string)"/>
    public EpisodeOutcome Remove(string name) => Run(connection =>
    {
        var removed = EpisodeReading.Of(connection, name) ?? throw EpisodeReading.Unknown(name);
        new EpisodeStore(connection).Remove(name);
        return new EpisodeOutcome(removed, null);
    });

    /// <param name="query">What <c>status</c> takes; it must mean one series.</param>
    /// <returns>What is followed now; or, where it may be several series, those.</returns>
    /// <inheritdoc cref="Add(string?, DateOnly, string)"/>
    public FollowOutcome Follow(string query)
    {
        CheckQuery(query);
        return Run(connection => Follow(connection, query.Trim()));
    }

    /// <param name="query">Its number, a message-id, what was typed when it was added, or words of its title.</param>
    /// <inheritdoc cref="Follow(string)"/>
    public FollowOutcome Unfollow(string query)
    {
        CheckQuery(query);
        return Run(connection => Unfollow(connection, query.Trim()));
    }

    private EpisodeOutcome Add(SqliteConnection connection, EpisodeNotes notes, IReadOnlyList<Mention> mentions)
    {
        var replaced = new EpisodeRows(connection).One(notes.Name)?.ToSummary();
        var finding = new MentionFinding(connection, notes.AiredAt);
        new EpisodeStore(connection).Put(notes, clock.GetUtcNow(), [.. mentions.Select(finding.Find)]);
        return new(EpisodeReading.Of(connection, notes.Name) ?? throw EpisodeReading.Unknown(notes.Name), replaced);
    }

    private FollowOutcome Follow(SqliteConnection connection, string query)
    {
        var (found, candidates) = new FollowSearch(connection).Find(query);
        if (found is not { } series)
            return new(null, null, false, candidates);
        var store = new FollowStore(connection);
        var known = store.All().FirstOrDefault(follow => follow.SeriesKey == series);
        if (known is null)
            store.Put(series, query, clock.GetUtcNow());
        return new(FollowReading.Answer(connection, known ?? store.All()[^1]), null, known is not null, []);
    }

    private static FollowOutcome Unfollow(SqliteConnection connection, string query)
    {
        var meant = new FollowSearch(connection).AmongFollowed(query);
        if (meant is not [var follow])
            throw new TrackerException(meant.Count == 0
                ? $"Nothing that is followed is '{query}'. 'tracker follow list' lists it with its numbers."
                : $"'{query}' may be {string.Join(" or ", meant.Select(one => one.Number))}. Give the number; 'tracker follow list' lists them.");
        var removed = FollowReading.Answer(connection, follow);
        new FollowStore(connection).Remove(follow.Number);
        return new(null, removed, true, []);
    }

    private T Run<T>(Func<SqliteConnection, T> change)
    {
        // Where nothing has been read nothing can be found, and a database of another release is a sync's to bring up to date.
        database.OpenForReading().Dispose();
        using var held = DataLock.Take(dataFolder, clock);
        using var connection = database.OpenForWriting();
        try
        {
            using var transaction = connection.BeginTransaction();
            var outcome = change(connection);
            transaction.Commit();
            return outcome;
        }
        catch (SqliteException failure) when (TrackerDatabase.IsOfDisk(failure))
        {
            throw database.NotWritable(failure);
        }
    }

    private void Check(EpisodeNotes notes)
    {
        var latest = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddYears(1);
        if (notes.Aired < Earliest || notes.Aired > latest)
            throw new TrackerException($"Nothing is aired on {EpisodeName.OfDay(notes.Aired)}. Give the day of the episode, from {EpisodeName.OfDay(Earliest)} to a year from now.");
        if (EpisodeName.Title(notes.Text) is null)
            throw new TrackerException("The notes have no words. Give the file that the episode is in.");
        if (notes.Text.Length > NotesText.LargestFile)
            throw new TrackerException($"The notes have more than {NotesText.LargestFile >> 20} million characters. Give those of one episode.");
    }

    private static void CheckQuery(string query)
    {
        if (string.IsNullOrWhiteSpace(query) || query.Length > LongestQuery)
            throw new TrackerException($"Say in 1 to {LongestQuery} characters which series: words of its title, or a message-id.");
    }
}
