using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Patches;
using Tracker.Core.Storage;

namespace Tracker.Core.CommitsIn;

/// <summary>A commit with what can be made of it before it is written.</summary>
internal sealed record CommitRow(CommitFacts Facts, byte[] Id, long TitleHash)
{
    public static CommitRow Of(CommitFacts facts) => new(facts, facts.Id.ToBytes(), PatchTitle.Hash(facts.Title));
}

/// <summary>Writes commits: once each, however many trees and passes bring them.</summary>
internal sealed class CommitStore(SqliteConnection connection, long community) : IDisposable
{
    private readonly Dictionary<Person, long> people = [];

    private readonly Statement insert = new(connection,
        """
        INSERT INTO commits (community_key, id, title, title_hash, author_key, authored_at, committer_key, committed_at, is_merge)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        ON CONFLICT DO NOTHING
        RETURNING commit_key
        """);

    private readonly Statement find = new(connection, "SELECT commit_key FROM commits WHERE community_key = ?1 AND id = ?2");
    private readonly Statement insertLink = new(connection, "INSERT OR IGNORE INTO commit_links (commit_key, kind, message_id) VALUES (?1, ?2, ?3)");
    private readonly Statement insertMarker = new(connection, "INSERT OR IGNORE INTO commit_markers (commit_key, kind, target) VALUES (?1, ?2, ?3)");
    private readonly Statement insertPerson = new(connection, "INSERT INTO people (email, name) VALUES (?1, ?2) ON CONFLICT DO NOTHING RETURNING person_key");
    private readonly Statement findPerson = new(connection, "SELECT person_key FROM people WHERE email = ?1 AND name = ?2");
    private readonly Statement queue = new(connection, "INSERT OR IGNORE INTO commit_queue (commit_key) VALUES (?1)");

    // Matching asks for commits from a day on, and before its first time for none: it then queues them itself. Of a
    // million commits of the years before the archives none needs to be queued.
    private readonly long askedSince = connection.ExecuteScalar<long?>(
        "SELECT since FROM match_windows WHERE community_key = @community", new { community }) ?? long.MaxValue;

    /// <summary>The commit's key; when it was not known before, all of it is written, and it is queued if matching asks for its time.</summary>
    public long Add(CommitRow commit)
    {
        if (Insert(commit) is not { } key)
            return find.Bind(1, community).Bind(2, commit.Id).Run() ?? throw new InvalidOperationException($"Commit {commit.Facts.Id} is neither new nor known.");
        foreach (var link in commit.Facts.Links)
            insertLink.Bind(1, key).Bind(2, (long)link.Kind).Bind(3, Storable(link.MessageId)).Run();
        foreach (var marker in commit.Facts.Markers)
            insertMarker.Bind(1, key).Bind(2, (long)marker.Kind).Bind(3, Storable(marker.Target)).Run();
        if (!commit.Facts.IsMerge && commit.Facts.CommittedAt.ToUnixTimeSeconds() >= askedSince)
            queue.Bind(1, key).Run();
        return key;
    }

    public void Dispose()
    {
        foreach (var statement in new[] { insert, find, insertLink, insertMarker, insertPerson, findPerson, queue })
            statement.Dispose();
    }

    private long? Insert(CommitRow commit)
    {
        var facts = commit.Facts;
        return insert
            .Bind(1, community).Bind(2, commit.Id)
            .Bind(3, Storable(facts.Title)).Bind(4, commit.TitleHash)
            .Bind(5, KeyOf(facts.Author)).Bind(6, facts.AuthoredAt.ToUnixTimeSeconds())
            .Bind(7, KeyOf(facts.Committer)).Bind(8, facts.CommittedAt.ToUnixTimeSeconds())
            .Bind(9, facts.IsMerge ? 1L : 0L).Run();
    }

    private long KeyOf(Person person)
    {
        if (people.TryGetValue(person, out var known))
            return known;
        var (email, name) = (Storable(person.Email), Storable(person.Name));
        var key = insertPerson.Bind(1, email).Bind(2, name).Run() ?? findPerson.Bind(1, email).Bind(2, name).Run()
            ?? throw new InvalidOperationException($"{person} is neither new nor known.");
        people.Add(person, key);
        return key;
    }

    // SQLite's own functions end a text at a NUL.
    private static string Storable(string text) => text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;
}
