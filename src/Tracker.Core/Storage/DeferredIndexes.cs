using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.Storage;

/// <summary>
/// Indexes that are taken off while a table is filled for the first time, and made anew afterwards: a million rows in random
/// order cost far less sorted once than put in one by one. What was taken off is written down with the same stroke, so that
/// a pass that dies meanwhile leaves nothing behind: whoever opens the database for writing makes them first.
/// </summary>
internal static class DeferredIndexes
{
    /// <summary>Takes the indexes off that are not there to keep rows apart.</summary>
    public static void TakeOff(SqliteConnection connection, params string[] tables)
    {
        using var transaction = connection.BeginTransaction();
        var indexes = connection.Query<(string Name, string Sql)>(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name IN @tables AND sql LIKE 'CREATE INDEX %'", new { tables }).ToList();
        foreach (var (name, sql) in indexes)
            connection.Execute($"INSERT INTO deferred_indexes (name, sql) VALUES (@name, @sql); DROP INDEX {name};", new { name, sql });
        transaction.Commit();
    }

    /// <summary>Makes those anew that were taken off.</summary>
    public static void PutBack(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var sql in connection.Query<string>("SELECT sql FROM deferred_indexes").ToList())
            connection.Execute(sql);
        connection.Execute("DELETE FROM deferred_indexes");
        transaction.Commit();
    }
}
