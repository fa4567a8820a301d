using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core;

/// <summary>The row of a community, which whatever comes first of it makes: its passes, its mails or its commits.</summary>
internal static class CommunityRow
{
    /// <returns>Its key.</returns>
    public static long Ensure(SqliteConnection connection, string name) =>
        connection.ExecuteScalar<long>(
            """
            INSERT INTO communities (name) VALUES (@name) ON CONFLICT DO NOTHING;
            SELECT community_key FROM communities WHERE name = @name;
            """, new { name });
}
