using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.People;

/// <summary>How much somebody wrote under one name and address, and from when to when.</summary>
// SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
[method: ExplicitConstructor]
internal sealed record Written(long Key, long Count, long First, long Last);

/// <summary>The rows of people, and of what they wrote.</summary>
internal sealed class PeopleRows(SqliteConnection connection)
{
    /// <summary>Commits' clocks may say anything: what was made before there were patches on lists was not.</summary>
    private const long Earliest = 631_152_000;

    /// <summary>All of them: as many as a kernel has are read in half a second, and any of them may be meant.</summary>
    public IEnumerable<(long Key, Person Person)> All() =>
        connection.Query<(long Key, string Name, string Email)>("SELECT person_key, name, email FROM people", buffered: false).Select(row => (row.Key, new Person(row.Name, row.Email)));

    public IEnumerable<Written> Mails(IEnumerable<long> keys) => connection.Query<Written>(
        """
        SELECT   person_key AS Key, count(*) AS Count, min(posted_at) AS First, max(posted_at) AS Last
        FROM     mails
        WHERE    person_key IN @keys
        GROUP BY person_key
        """, new { keys });

    /// <summary>As their author.</summary>
    public IEnumerable<Written> Commits(IEnumerable<long> keys, DateTimeOffset until) => connection.Query<Written>(
        """
        SELECT   author_key AS Key, count(*) AS Count, min(authored_at) AS First, max(authored_at) AS Last
        FROM     commits
        WHERE    author_key IN @keys AND authored_at BETWEEN @Earliest AND @until
        GROUP BY author_key
        """, new { keys, Earliest, until = until.ToUnixTimeSeconds() });

    /// <summary>Series of which they sent a version, the latest posting first.</summary>
    public IReadOnlyList<long> Series(IEnumerable<long> keys) => [.. connection.Query<long>(
        """
        SELECT   v.series_key
        FROM     mails m
                 CROSS JOIN versions v ON v.version_key = m.mail_key
        WHERE    m.person_key IN @keys
        GROUP BY v.series_key
        ORDER BY max(v.posted_at) DESC, v.series_key DESC
        """, new { keys })];
}
