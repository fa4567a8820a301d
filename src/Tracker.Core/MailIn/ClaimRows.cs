using System.Globalization;
using Microsoft.Data.Sqlite;
using Tracker.Core.Patches;
using Tracker.Core.Storage;

namespace Tracker.Core.MailIn;

/// <summary>The rows of what mails claim, and the work that they leave to matching.</summary>
internal sealed class ClaimRows(SqliteConnection connection, long communityKey) : IDisposable
{
    private readonly Statement insert = new(
        connection,
        """
        INSERT INTO claims (mail_key, position, about, part, title, title_hash, tree, commit_hex, commit_start, upstream_hex)
        VALUES             (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """);

    private readonly Statement queue = new(connection, "INSERT OR IGNORE INTO claim_queue VALUES (?1)");

    private readonly Statement unqueue = new(connection, "DELETE FROM claim_queue WHERE mail_key = ?1");

    private readonly Statement named = new(
        connection,
        """
        SELECT commit_hex
        FROM   claims
        WHERE  mail_key = ?1 AND commit_hex IS NOT NULL
        """);

    private readonly Statement queueCommits = new(
        connection,
        """
        INSERT OR IGNORE INTO commit_queue
        SELECT commit_key
        FROM   commits
        WHERE  community_key = ?1 AND id BETWEEN ?2 AND ?3
        """);

    private readonly Statement delete = new(connection, "DELETE FROM claims WHERE mail_key = ?1");

    public void Put(long mail, IReadOnlyList<MailClaim> claims)
    {
        insert.Bind(1, mail);
        for (var position = 0; position < claims.Count; position++)
            Put(position, claims[position]);
        if (claims.Any(claim => claim.Commit is not null))
            queue.Bind(1, mail).Run();
    }

    /// <summary>Removes what a mail claims; the commits that it named are matched again without it.</summary>
    public void Remove(long mail)
    {
        foreach (var (first, last) in named.Bind(1, mail).Rows(row => CommitIdPrefix.Range(row.Text(0))))
            queueCommits.Bind(1, communityKey).Bind(2, first).Bind(3, last).Run();
        unqueue.Bind(1, mail).Run();
        delete.Bind(1, mail).Run();
    }

    public void Dispose()
    {
        insert.Dispose();
        queue.Dispose();
        unqueue.Dispose();
        named.Dispose();
        queueCommits.Dispose();
        delete.Dispose();
    }

    private void Put(int position, MailClaim claim) => insert
        .Bind(2, position)
        .Bind(3, claim.About is { Length: <= MailRows.LongestId } about ? about : null)
        .Bind(4, claim.Part)
        .Bind(5, claim.Title)
        .Bind(6, claim.Title is { } title ? PatchTitle.Hash(title) : PatchTitle.NoTitle)
        .Bind(7, claim.Tree)
        .Bind(8, claim.Commit)
        .Bind(9, Start(claim.Commit))
        .Bind(10, claim.Upstream)
        .Run();

    /// <summary>Seven digits are the fewest that a claim's commit has.</summary>
    private static long? Start(string? commit) =>
        commit is null ? null : long.Parse(commit.AsSpan(0, 7), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
