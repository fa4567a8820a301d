using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.Matching;

/// <summary>Finds what a claim's mail answers. Thanks often answer a review: then the patch above it is meant.</summary>
internal sealed class ClaimTargets(SqliteConnection connection, long communityKey)
{
    /// <summary>So many answers up a patch is looked for.</summary>
    private const int Furthest = 8;

    /// <summary>The mail_keys of the patches that it speaks of; none when it answers no patch that is known.</summary>
    public IReadOnlyList<long> Of(string about, ClaimSubject claim) =>
        Answered(about) is { } mail
            ? ClaimTarget.Of(claim, new AnsweredPosting(mail.MailKey, mail.IsCover == 1, mail.TitleHash, PartsAround(mail.MailKey)))
            : [];

    private MailRow? Answered(string about) => connection.QueryFirstOrDefault<MailRow>(
        """
        WITH RECURSIVE above (mail_key, kind, parent, steps) AS (
            SELECT mail_key, kind, in_reply_to, 0
            FROM   mails
            WHERE  community_key = @communityKey AND message_id = @about
            UNION ALL
            SELECT m.mail_key, m.kind, m.in_reply_to, a.steps + 1
            FROM   above a
                   CROSS JOIN mails m ON m.community_key = @communityKey AND m.message_id = a.parent
            WHERE  a.kind NOT IN (1, 2) AND a.steps < @Furthest)
        SELECT a.mail_key AS MailKey, a.kind = 1 AS IsCover, p.title_hash AS TitleHash
        FROM   above a
               CROSS JOIN patches p ON p.mail_key = a.mail_key
        WHERE  a.kind IN (1, 2)
        """, new { communityKey, about, Furthest });

    private List<PostedPart> PartsAround(long mail) => [.. connection.Query<PartRow>(
        """
        SELECT o.mail_key AS MailKey, o.part AS Part, p.title_hash AS TitleHash
        FROM   (SELECT version_key FROM versions WHERE cover_key = @mail
                UNION
                SELECT version_key FROM version_parts WHERE mail_key = @mail AND is_carried_over = 0) v
               CROSS JOIN version_parts o ON o.version_key = v.version_key
               CROSS JOIN patches p       ON p.mail_key = o.mail_key
        WHERE  o.part > 0
        """, new { mail }).Select(row => new PostedPart(row.MailKey, (int)row.Part, row.TitleHash))];

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record MailRow(long MailKey, long IsCover, long TitleHash);

    private sealed record PartRow(long MailKey, long Part, long TitleHash);
}
