using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.Matching;

/// <summary>What people said of a community's commits, as far as the commit and the patch are both here. They are few: all are held.</summary>
internal sealed class CorrectionsOfCommits
{
    private readonly Dictionary<long, CommitCorrections> byCommit;

    private CorrectionsOfCommits(Dictionary<long, CommitCorrections> byCommit) => this.byCommit = byCommit;

    /// <remarks>What a commit never is, its backports are not either, unless somebody says so of the backport itself.</remarks>
    public static CorrectionsOfCommits Read(SqliteConnection connection, long communityKey) => new(connection.Query<Row>(
        """
        WITH RECURSIVE said (kind, commit_key, mail_key, made_by) AS (
            SELECT k.kind, c.commit_key, m.mail_key, k.made_by
            FROM   corrections k
                   CROSS JOIN commits c ON c.community_key = k.community_key AND c.id = unhex(k.other_id)
                   CROSS JOIN mails m   ON m.community_key = k.community_key AND m.message_id = k.message_id
                   CROSS JOIN patches p ON p.mail_key = m.mail_key
            WHERE  k.community_key = @communityKey AND k.kind IN (@Link, @Unlink) AND m.kind = 2
            UNION
            SELECT s.kind, b.commit_key, s.mail_key, s.made_by
            FROM   said s
                   CROSS JOIN commit_markers b ON b.target_key = s.commit_key AND b.kind IN (1, 2, 4)
            WHERE  s.kind = @Unlink)
        SELECT kind AS Kind, commit_key AS CommitKey, mail_key AS MailKey, made_by AS MadeBy FROM said
        """, new { communityKey, Link = (long)CorrectionKind.Link, Unlink = (long)CorrectionKind.Unlink })
        .GroupBy(row => row.CommitKey).ToDictionary(commit => commit.Key, commit => OfCommit([.. commit])));

    public CommitCorrections Of(long commitKey) => byCommit.GetValueOrDefault(commitKey, CommitCorrections.None);

    public bool IsUnlinked(long commitKey, long mailKey) => Of(commitKey).Unlinked.Contains(mailKey);

    /// <summary>
    /// Queues the commits that are not yet what is said of them, whatever the reason: the correction is new, the commit or
    /// the mail came only now, everything is made again, the commit is older than what matching asks for.
    /// </summary>
    public void QueueWhatIsNotSoYet(SqliteConnection connection)
    {
        foreach (var (commitKey, said) in byCommit)
        {
            foreach (var linked in said.Linked)
                connection.Execute(
                    """
                    INSERT OR IGNORE INTO commit_queue (commit_key)
                    SELECT @commitKey
                    WHERE  NOT EXISTS (SELECT 1 FROM evidence WHERE commit_key = @commitKey AND mail_key = @MailKey AND kind = @Correction AND saw = @By)
                    """, new { commitKey, linked.MailKey, linked.By, Correction = (long)EvidenceKind.Correction });
            foreach (var mailKey in said.Unlinked)
                connection.Execute(
                    """
                    INSERT OR IGNORE INTO commit_queue (commit_key)
                    SELECT @commitKey
                    WHERE  EXISTS (SELECT 1 FROM evidence WHERE commit_key = @commitKey AND mail_key = @mailKey)
                    """, new { commitKey, mailKey });
        }
    }

    private static CommitCorrections OfCommit(List<Row> rows)
    {
        var linked = rows.Where(row => row.Kind == (long)CorrectionKind.Link).Select(row => new LinkedPatch(row.MailKey, row.MadeBy)).ToList();
        return new(
            linked,
            rows.Where(row => row.Kind == (long)CorrectionKind.Unlink).Select(row => row.MailKey).Except(linked.Select(patch => patch.MailKey)).ToHashSet());
    }

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record Row(long Kind, long CommitKey, long MailKey, string MadeBy);
}
