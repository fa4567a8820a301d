using Microsoft.Data.Sqlite;
using Tracker.Core.Storage;

namespace Tracker.Core.MailIn;

/// <summary>The rows of announced releases.</summary>
internal sealed class AnnouncementRows(SqliteConnection connection) : IDisposable
{
    private readonly Statement insert = new(
        connection, "INSERT OR IGNORE INTO announcements (mail_key, project, name, kind) VALUES (?1, ?2, ?3, ?4)");

    private readonly Statement delete = new(connection, "DELETE FROM announcements WHERE mail_key = ?1");

    public void Put(long mail, IReadOnlyList<AnnouncementFacts>? announcements)
    {
        foreach (var release in announcements ?? [])
            insert.Bind(1, mail).Bind(2, release.Project).Bind(3, release.Name).Bind(4, (long)release.Kind).Run();
    }

    public void Remove(long mail) => delete.Bind(1, mail).Run();

    public void Dispose()
    {
        insert.Dispose();
        delete.Dispose();
    }
}
