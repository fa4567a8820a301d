using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Notes.Reading;

namespace Tracker.Core.Episodes;

/// <summary>Keeps episodes and their mentions.</summary>
internal sealed class EpisodeStore(SqliteConnection connection)
{
    /// <summary>Stores an episode in place of the one that has its name.</summary>
    public void Put(EpisodeNotes notes, DateTimeOffset now, IReadOnlyList<StoredMention> mentions)
    {
        Remove(notes.Name);
        var key = connection.ExecuteScalar<long>(
            """
            INSERT INTO episodes (name, title, aired_at, added_at, text, reader)
            VALUES      (@Name, @title, @aired, @now, @Text, @reader)
            RETURNING   episode_key
            """,
            new
            {
                notes.Name,
                title = EpisodeName.Title(notes.Text) ?? notes.Name,
                aired = notes.AiredAt.ToUnixTimeSeconds(),
                now = now.ToUnixTimeSeconds(),
                notes.Text,
                reader = MentionReader.Version,
            });
        Insert(key, mentions);
    }

    /// <summary>With all that it mentions.</summary>
    public void Remove(string name) => connection.Execute("DELETE FROM episodes WHERE name = @name", new { name });

    /// <summary>What a newer reader reads in the notes, in place of what an older one did.</summary>
    public void Replace(long episodeKey, IReadOnlyList<StoredMention> mentions)
    {
        connection.Execute(
            """
            DELETE FROM episode_mentions WHERE episode_key = @episodeKey;
            UPDATE episodes SET reader = @reader WHERE episode_key = @episodeKey;
            """, new { episodeKey, reader = MentionReader.Version });
        Insert(episodeKey, mentions);
    }

    public void SetFound(long episodeKey, int position, FoundMail mail) => connection.Execute(
        """
        UPDATE episode_mentions
        SET    community_key = @CommunityKey, message_id = @MessageId, score = @Score
        WHERE  episode_key = @episodeKey AND position = @position
        """, new { episodeKey, position, mail.CommunityKey, mail.MessageId, mail.Score });

    private void Insert(long episodeKey, IReadOnlyList<StoredMention> mentions) => connection.Execute(
        """
        INSERT INTO episode_mentions (episode_key, position, length, line, col, kind, person, title, version, parts, quote, reference,
                                      community_key, message_id, score)
        VALUES (@episodeKey, @Start, @Length, @Line, @Column, @kind, @Person, @Title, @Version, @Parts, @Quote, @Reference,
                @CommunityKey, @MessageId, @Score)
        """, mentions.Select(stored => new
        {
            episodeKey,
            stored.Mention.Start,
            stored.Mention.Length,
            stored.Mention.Line,
            stored.Mention.Column,
            kind = (long)stored.Mention.Kind,
            stored.Mention.Person,
            stored.Mention.Title,
            stored.Mention.Version,
            stored.Mention.Parts,
            stored.Mention.Quote,
            stored.Mention.Reference,
            stored.Mail?.CommunityKey,
            stored.Mail?.MessageId,
            stored.Mail?.Score,
        }));
}
