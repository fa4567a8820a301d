using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.AnswersOut.Matches;

/// <summary>The match that counts for a commit: of several the surest.</summary>
internal sealed record FoundMatch(string MessageId, double Confidence);

/// <summary>The rows by which matches are judged.</summary>
internal sealed class EvaluationRows(SqliteConnection connection)
{
    /// <summary>By commit: the mail that landed as it, in the tree or in any.</summary>
    public IReadOnlyDictionary<string, FoundMatch> Found(string? tree)
    {
        Dictionary<string, FoundMatch> found = [];
        foreach (var row in LandingReading.Rows(connection, tree))
        {
            // Rows of a commit come by message-id: of equals the first counts.
            if (!found.TryGetValue(row.Commit, out var known) || row.Confidence > known.Confidence)
                found[row.Commit] = new FoundMatch(row.MessageId, row.Confidence);
        }
        return found;
    }

    /// <summary>The posting as it is compared; null when no patch of that message-id is known.</summary>
    public PostedAt? Posted(string messageId) => connection.Query<PostedRow>(
        """
        SELECT   m.message_id AS MessageId, p.title_hash AS TitleHash, p.content_hash AS ContentHash, p.part AS Part, p.parts AS Parts,
                 (SELECT group_concat(DISTINCT v.series_key)
                  FROM   version_parts o JOIN versions v ON v.version_key = o.version_key
                  WHERE  o.mail_key = m.mail_key) AS SeriesKeys
        FROM     communities n
                 CROSS JOIN mails m   ON m.community_key = n.community_key AND m.message_id = @messageId
                 CROSS JOIN patches p ON p.mail_key = m.mail_key
        WHERE    m.kind = 2
        ORDER BY m.mail_key
        LIMIT    1
        """, new { messageId }).Select(row => row.ToPosted()).FirstOrDefault();

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record PostedRow(string MessageId, long TitleHash, long? ContentHash, long? Part, long? Parts, string? SeriesKeys)
    {
        public PostedAt ToPosted() => new(
            MessageId, TitleHash, ContentHash, (int?)Part, (int?)Parts, SeriesKeys is null ? [] : [.. SeriesKeys.Split(',').Select(long.Parse)]);
    }
}
