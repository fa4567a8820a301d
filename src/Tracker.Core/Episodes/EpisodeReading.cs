using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;
using Tracker.Core.Notes;
using Tracker.Core.Notes.Resolving;

namespace Tracker.Core.Episodes;

/// <summary>Puts the answer about an episode together: what it said, which series that is, and what became of it.</summary>
internal sealed class EpisodeReading
{
    private readonly SqliteConnection connection;
    private readonly SeriesReading reading;
    private readonly MentionResolver resolver;
    private readonly Dictionary<long, SeriesNow?> known = [];

    private EpisodeReading(SqliteConnection connection, IReadOnlyList<CoverageAnswer> coverage, DateTimeOffset aired) =>
        (this.connection, reading, resolver) = (connection, new SeriesReading(connection, coverage), new MentionResolver(connection, aired));

    /// <summary>Null: there is no such episode.</summary>
    public static EpisodeAnswer? Of(SqliteConnection connection, string name)
    {
        var rows = new EpisodeRows(connection);
        if (rows.One(name) is not { } episode)
            return null;
        var coverage = CoverageReading.Of(connection);
        var telling = new EpisodeReading(connection, coverage, episode.Aired);
        return new(episode.ToSummary(), CoverageReading.AsOf(coverage), [.. rows.Mentions(episode.EpisodeKey).Select(telling.Tell)]);
    }

    public static TrackerException Unknown(string name) => new($"There is no episode '{name}'. 'tracker episode list' lists them.");

    private EpisodeMentionAnswer Tell(StoredMention stored)
    {
        if (stored.Mail is not { } mail)
            return new(resolver.Resolve(stored.Mention), null);
        var place = MailPlace.Of(connection, mail);
        var series = place?.Series is { } key ? Series(key) : null;
        return new(Found(stored.Mention, mail, place, series), series);
    }

    private static MentionAnswer Found(Mention mention, FoundMail mail, MailPlace? place, SeriesNow? series) => new(
        mention.Line, mention.Column, mention.Length, MentionResolver.Word(mention.Kind), mention.Person, mention.Title, mention.Version, mention.Parts,
        mention.Quote, series?.Id, mail.Score, [])
    {
        Start = mention.Start,
        Reference = mention.Reference,
        MessageId = mail.MessageId,
        Community = place?.Community,
        Note = place is null ? "its mail is in the archives no longer" : null,
    };

    private SeriesNow? Series(long key)
    {
        if (!known.TryGetValue(key, out var now))
            known.Add(key, now = reading.Find(key) is { } series ? SeriesNames.Now(series) : null);
        return now;
    }
}
