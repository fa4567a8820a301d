using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using Tracker.Core.MailIn;
using Tracker.Core.Storage;

namespace Tracker.Core.Matching;

/// <summary>Finds the patches that mails say a commit is.</summary>
internal sealed class ClaimQuery(SqliteConnection connection, long communityKey) : IDisposable
{
    /// <summary>A commit is named by a mail or two; whoever names one in thousands of mails is not listened to.</summary>
    private const int Most = 50;

    private readonly ClaimTargets targets = new(connection, communityKey);

    private readonly Statement claims = new(
        connection,
        """
        SELECT   m.kind, m.message_id, k.about, k.part, k.title_hash
        FROM     claims k
                 CROSS JOIN mails m ON m.mail_key = k.mail_key
        WHERE    k.commit_start = ?1 AND k.commit_hex = substr(?2, 1, length(k.commit_hex)) AND k.about IS NOT NULL
                 AND m.community_key = ?3 AND m.kind IN (9, 10, 11)
        ORDER BY m.posted_at, m.message_id, k.position
        LIMIT    ?4
        """);

    /// <summary>Each patch once for each kind of mail that names it, by the first such mail.</summary>
    public IReadOnlyList<ClaimedPatch> Of(CommitId commit) =>
        [.. claims.Bind(1, Start(commit)).Bind(2, commit.Hex).Bind(3, communityKey).Bind(4, Most).Rows(Read)
            .SelectMany(claim => targets.Of(claim.About, claim.Subject).Select(mail => new ClaimedPatch(mail, new Evidence(claim.Kind, claim.MessageId))))
            .DistinctBy(claimed => (claimed.MailKey, claimed.Evidence.Kind))];

    public void Dispose() => claims.Dispose();

    private static (EvidenceKind Kind, string MessageId, string About, ClaimSubject Subject) Read(StatementRow row) =>
        (KindOf((MailKind)row.Number(0)), row.Text(1), row.Text(2), new ClaimSubject((int?)row.MaybeNumber(3), row.Number(4)));

    private static EvidenceKind KindOf(MailKind kind) => kind switch
    {
        MailKind.TipBot => EvidenceKind.TipBot,
        MailKind.PatchworkBot => EvidenceKind.PatchworkBot,
        MailKind.Applied => EvidenceKind.Applied,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Such a mail names no patch's commit."),
    };

    /// <summary>The first seven hex digits, as claims have them.</summary>
    private static long Start(CommitId commit) => BinaryPrimitives.ReadUInt32BigEndian(commit.ToBytes()) >> 4;
}
