using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.AnswersOut;

/// <summary>Reads what people put right, oldest first.</summary>
internal static class CorrectionReading
{
    public static IReadOnlyList<CorrectionAnswer> Of(SqliteConnection connection) => [.. connection.Query<Row>(
        """
        SELECT   k.correction_key AS Number, n.name AS Community, k.kind AS Kind, k.message_id AS MessageId, p.title AS Title,
                 k.other_id AS OtherId, c.title AS CommitTitle, q.title AS SameAsTitle,
                 k.made_by AS MadeBy, k.made_at AS MadeAt, k.reason AS Reason
        FROM     corrections k
                 CROSS JOIN communities n ON n.community_key = k.community_key
                 LEFT JOIN mails m        ON m.community_key = k.community_key AND m.message_id = k.message_id
                 LEFT JOIN patches p      ON p.mail_key = m.mail_key
                 LEFT JOIN commits c      ON k.kind <> @Same AND c.community_key = k.community_key AND c.id = unhex(k.other_id)
                 LEFT JOIN mails o        ON k.kind = @Same AND o.community_key = k.community_key AND o.message_id = k.other_id
                 LEFT JOIN patches q      ON q.mail_key = o.mail_key
        ORDER BY k.correction_key
        """, new { Same = (long)CorrectionKind.Same }).Select(row => row.ToAnswer())];

    private sealed record Row(
        long Number, string Community, long Kind, string MessageId, string? Title, string OtherId, string? CommitTitle, string? SameAsTitle,
        string MadeBy, long MadeAt, string? Reason)
    {
        private bool IsSame => Kind == (long)CorrectionKind.Same;

        public CorrectionAnswer ToAnswer() => new(
            Number, Community, CorrectionKinds.Of((CorrectionKind)Kind), MessageId, Title, IsSame ? null : OtherId, CommitTitle,
            IsSame ? OtherId : null, SameAsTitle, MadeBy, CoverageReading.Time(MadeAt), Reason);
    }
}
