using Microsoft.Data.Sqlite;
using Tracker.Core.Storage;

namespace Tracker.Core.MailIn;

/// <summary>The rows of pull requests.</summary>
internal sealed class PullRows(SqliteConnection connection) : IDisposable
{
    private const int LongestTitle = 1000;
    private const int MostAuthors = 200;

    private readonly Statement insert = new(
        connection,
        """
        INSERT INTO pulls (mail_key, title, url, ref, base_hex, tip_hex, commits, files, insertions, deletions, shortlog)
        VALUES            (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        """);

    private readonly Statement delete = new(connection, "DELETE FROM pulls WHERE mail_key = ?1");

    public void Put(long mail, PullFacts? pull)
    {
        if (pull is null)
            return;
        insert
            .Bind(1, mail)
            .Bind(2, StoredText.Cut(pull.Title, LongestTitle))
            .Bind(3, pull.Url)
            .Bind(4, pull.Ref)
            .Bind(5, pull.BaseHex)
            .Bind(6, pull.TipHex)
            .Bind(7, pull.Commits)
            .Bind(8, pull.Files)
            .Bind(9, pull.Insertions)
            .Bind(10, pull.Deletions)
            .Bind(11, pull.Authors.Count == 0 ? null : string.Join('\n', pull.Authors.Take(MostAuthors).Select(author => $"{author.Name} ({author.Commits})")))
            .Run();
    }

    public void Remove(long mail) => delete.Bind(1, mail).Run();

    public void Dispose()
    {
        insert.Dispose();
        delete.Dispose();
    }
}
