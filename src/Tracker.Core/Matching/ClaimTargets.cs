using Microsoft.Data.Sqlite;
using Tracker.Core.Storage;

namespace Tracker.Core.Matching;

/// <summary>Finds what a claim's mail answers. Thanks often answer a review: then the patch above it is meant.</summary>
internal sealed class ClaimTargets(SqliteConnection connection, long communityKey) : IDisposable
{
    /// <summary>So many answers up a patch is looked for.</summary>
    private const int Furthest = 8;

    private readonly Statement answered = new(
        connection,
        """
        WITH RECURSIVE above (mail_key, kind, parent, steps) AS (
            SELECT mail_key, kind, in_reply_to, 0
            FROM   mails
            WHERE  community_key = ?1 AND message_id = ?2
            UNION ALL
            SELECT m.mail_key, m.kind, m.in_reply_to, a.steps + 1
            FROM   above a
                   CROSS JOIN mails m ON m.community_key = ?1 AND m.message_id = a.parent
            WHERE  a.kind NOT IN (1, 2) AND a.steps < ?3)
        SELECT a.mail_key, a.kind = 1, p.title_hash
        FROM   above a
               CROSS JOIN patches p ON p.mail_key = a.mail_key
        WHERE  a.kind IN (1, 2)
        """);

    private readonly Statement parts = new(
        connection,
        """
        SELECT o.mail_key, o.part, p.title_hash
        FROM   (SELECT version_key FROM versions WHERE cover_key = ?1
                UNION
                SELECT version_key FROM version_parts WHERE mail_key = ?1 AND is_carried_over = 0) v
               CROSS JOIN version_parts o ON o.version_key = v.version_key
               CROSS JOIN patches p       ON p.mail_key = o.mail_key
        WHERE  o.part > 0
        """);

    /// <summary>The mail_keys of the patches that it speaks of; none when it answers no patch that is known.</summary>
    public IReadOnlyList<long> Of(string about, ClaimSubject claim) => Answered(about) is { } posting ? ClaimTarget.Of(claim, posting) : [];

    public void Dispose()
    {
        answered.Dispose();
        parts.Dispose();
    }

    private AnsweredPosting? Answered(string about) => answered
        .Bind(1, communityKey).Bind(2, about).Bind(3, Furthest)
        .Rows(row => (MailKey: row.Number(0), IsCover: row.Number(1) == 1, TitleHash: row.Number(2))) is [var found, ..]
            ? new AnsweredPosting(found.MailKey, found.IsCover, found.TitleHash, PartsAround(found.MailKey))
            : null;

    private IReadOnlyList<PostedPart> PartsAround(long mail) =>
        parts.Bind(1, mail).Rows(row => new PostedPart(row.Number(0), (int)row.Number(1), row.Number(2)));
}
