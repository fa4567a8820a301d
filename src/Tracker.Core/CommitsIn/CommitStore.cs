using Microsoft.Data.Sqlite;
using Tracker.Core.Patches;

namespace Tracker.Core.CommitsIn;

/// <summary>Writes commits: once each, however many trees and passes bring them. Its statements are prepared once.</summary>
internal sealed class CommitStore : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly long community;
    private readonly Dictionary<Person, long> people = [];
    private readonly SqliteCommand insert;
    private readonly SqliteCommand find;
    private readonly SqliteCommand insertLink;
    private readonly SqliteCommand insertMarker;
    private readonly SqliteCommand insertPerson;
    private readonly SqliteCommand findPerson;
    private readonly SqliteCommand queue;

    public CommitStore(SqliteConnection connection, long community)
    {
        (this.connection, this.community) = (connection, community);
        insert = Prepare(
            """
            INSERT INTO commits (community_key, id, title, title_hash, author_key, authored_at, committer_key, committed_at, is_merge)
            VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)
            ON CONFLICT DO NOTHING
            RETURNING commit_key
            """, 9);
        find = Prepare("SELECT commit_key FROM commits WHERE community_key = @p0 AND id = @p1", 2);
        insertLink = Prepare("INSERT OR IGNORE INTO commit_links (commit_key, kind, message_id) VALUES (@p0, @p1, @p2)", 3);
        insertMarker = Prepare("INSERT OR IGNORE INTO commit_markers (commit_key, kind, target) VALUES (@p0, @p1, @p2)", 3);
        insertPerson = Prepare("INSERT INTO people (email, name) VALUES (@p0, @p1) ON CONFLICT DO NOTHING RETURNING person_key", 2);
        findPerson = Prepare("SELECT person_key FROM people WHERE email = @p0 AND name = @p1", 2);
        queue = Prepare("INSERT OR IGNORE INTO commit_queue (commit_key) VALUES (@p0)", 1);
    }

    /// <summary>The commits' keys; of those that were not known before, all is written and they are queued to be matched.</summary>
    public IReadOnlyList<long> Add(IReadOnlyList<CommitFacts> commits)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var command in Commands())
            command.Transaction = transaction;
        var keys = new long[commits.Count];
        for (var number = 0; number < keys.Length; number++)
            keys[number] = Add(commits[number]);
        transaction.Commit();
        return keys;
    }

    public void Dispose()
    {
        foreach (var command in Commands())
            command.Dispose();
    }

    private long Add(CommitFacts commit)
    {
        var id = commit.Id.ToBytes();
        if (Run(insert,
            community, id, Storable(commit.Title), PatchTitle.Hash(commit.Title),
            KeyOf(commit.Author), commit.AuthoredAt.ToUnixTimeSeconds(),
            KeyOf(commit.Committer), commit.CommittedAt.ToUnixTimeSeconds(), commit.IsMerge ? 1L : 0L) is not { } key)
        {
            return Run(find, community, id) ?? throw new InvalidOperationException($"Commit {commit.Id} is neither new nor known.");
        }
        foreach (var link in commit.Links)
            Run(insertLink, key, (long)link.Kind, Storable(link.MessageId));
        foreach (var marker in commit.Markers)
            Run(insertMarker, key, (long)marker.Kind, marker.Target);
        Run(queue, key);
        return key;
    }

    private long KeyOf(Person person)
    {
        if (people.TryGetValue(person, out var known))
            return known;
        var (email, name) = (Storable(person.Email), Storable(person.Name));
        var key = Run(insertPerson, email, name) ?? Run(findPerson, email, name) ?? throw new InvalidOperationException($"{person} is neither new nor known.");
        people.Add(person, key);
        return key;
    }

    // SQLite's own functions end a text at a NUL.
    private static string Storable(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;

    private static long? Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var number = 0; number < values.Length; number++)
            command.Parameters[number].Value = values[number];
        return command.ExecuteScalar() as long?;
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var number = 0; number < parameters; number++)
            command.Parameters.Add(new SqliteParameter($"@p{number}", null));
        return command;
    }

    private SqliteCommand[] Commands() => [insert, find, insertLink, insertMarker, insertPerson, findPerson, queue];
}
