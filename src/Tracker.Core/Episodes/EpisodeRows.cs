using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Notes;

namespace Tracker.Core.Episodes;

/// <summary>Reads what is stored of episodes: they are few, their mentions thousands.</summary>
internal sealed class EpisodeRows(SqliteConnection connection)
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<EpisodeRow> All() => [.. connection.Query<EpisodeRow>(
        """
        SELECT   e.episode_key AS EpisodeKey, e.name AS Name, e.title AS Title, e.aired_at AS AiredAt, e.added_at AS AddedAt, e.reader AS Reader,
                 COUNT(x.position) AS Mentions, COUNT(x.message_id) AS Found
        FROM     episodes e
                 LEFT JOIN episode_mentions x ON x.episode_key = e.episode_key
        GROUP BY e.episode_key
        ORDER BY e.aired_at DESC, e.name
        """)];

    public EpisodeRow? One(string name) => All().FirstOrDefault(episode => episode.Name == name);

    /// <summary>When the newest episode was aired that is no newer than this; null: none is.</summary>
    public long? NewestAiredAt(long until) => connection.ExecuteScalar<long?>("SELECT max(aired_at) FROM episodes WHERE aired_at <= @until", new { until });

    public string Text(long episodeKey) => connection.ExecuteScalar<string>("SELECT text FROM episodes WHERE episode_key = @episodeKey", new { episodeKey }) ?? "";

    /// <summary>In the order of the notes.</summary>
    public IReadOnlyList<StoredMention> Mentions(long episodeKey) => [.. connection.Query<MentionRow>(
        """
        SELECT   position AS Position, line AS Line, col AS Col, kind AS Kind, person AS Person, title AS Title, version AS Version,
                 parts AS Parts, quote AS Quote, reference AS Reference, community_key AS CommunityKey, message_id AS MessageId, score AS Score
        FROM     episode_mentions
        WHERE    episode_key = @episodeKey
        ORDER BY position
        """, new { episodeKey }).Select(row => row.ToStored())];

    private sealed record MentionRow(
        long Position, long Line, long Col, long Kind, string? Person, string? Title, long? Version, long? Parts, string Quote, string? Reference,
        long? CommunityKey, string? MessageId, double? Score)
    {
        public StoredMention ToStored() => new(
            new((MentionKind)Kind, (int)Position, (int)Line, (int)Col, Quote, Person, Title, (int?)Version, (int?)Parts, Reference),
            CommunityKey is { } community && MessageId is { } mail ? new FoundMail(community, mail, Score) : null);
    }
}
