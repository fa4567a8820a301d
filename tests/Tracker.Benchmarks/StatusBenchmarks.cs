using BenchmarkDotNet.Attributes;
using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;
using Tracker.Testing;

namespace Tracker.Benchmarks;

/// <summary>Asking a database of many series, each with two versions of three parts, every second one merged.</summary>
[MemoryDiagnoser]
public class StatusBenchmarks : IDisposable
{
    private readonly TempFolder folder = new();
    private Answers answers = new(TrackerDatabase.In("nowhere"));

    [Params(1_000, 50_000)]
    public int Series { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var database = TrackerDatabase.In(folder.At($"{Series}"));
        using (var connection = database.OpenForWriting())
            Fill(connection, Series);
        answers = new Answers(database);
    }

    [Benchmark]
    public StatusAnswer WordsOfATitle() => answers.Status($"retransmit leak {Series / 2}", 10);

    [Benchmark]
    public StatusAnswer CommonWords() => answers.Status("fix leak", 10);

    [Benchmark]
    public StatusAnswer MessageId() => answers.Status($"m{3 * Series}@example.org", 10);

    [Benchmark]
    public StatusAnswer Author() => answers.Status("author7@example.org", 10);

    [Benchmark]
    public StatusAnswer CommitIdPrefix() => answers.Status(CommitOf(Series / 4 * 6)[..12], 10);

    [Benchmark]
    public SeriesAnswer? OneSeries() => answers.Series(1);

    [GlobalCleanup]
    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static string CommitOf(int mail) => Convert.ToHexStringLower(BitConverter.GetBytes(StableHash.Of($"commit {mail}"))).PadRight(40, '0');

    /// <summary>
    /// Series k has the mails 6k+1 to 6k+6: three of v1, three of v2. Written as one statement a table, since a pass over
    /// that many made-up mails would take minutes.
    /// </summary>
    internal static void Fill(SqliteConnection connection, int series)
    {
        using var transaction = connection.BeginTransaction();
        connection.CreateFunction("commit_of", (long mail) => Convert.FromHexString(CommitOf((int)mail)));
        connection.Execute(
            """
            INSERT INTO communities (community_key, name) VALUES (1, 'lantern');
            INSERT INTO archives (archive_key, community_key, name, read_at) VALUES (1, 1, 'devel', 1700000000);
            INSERT INTO trees (tree_key, community_key, name, role, read_at) VALUES (1, 1, 'mainline', 1, 1700000000), (2, 1, 'stable', 3, 1700000000);
            INSERT INTO branches VALUES (1, 1, 'master', NULL), (2, 2, 'lantern-1.0.y', NULL);
            INSERT INTO releases VALUES (1, 1, 'v1.1', x'00', 1700000000);

            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999)
            INSERT INTO people SELECT i + 1, 'author' || i || '@example.org', 'Author Number ' || i FROM n;

            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 6 * @series - 1)
            INSERT INTO mails
            SELECT i + 1, 1, 'm' || (i + 1) || '@example.org', 2, '[PATCH] net: fix a leak in retransmit ' || (i / 6), (i / 6) % 1000 + 1,
                   1600000000 + i, 1600000000 + i, i / 3, NULL, NULL
            FROM   n;

            INSERT INTO patches (mail_key, title, title_hash, version, part, parts, is_rfc, is_resend, prefixes, author_key, authored_at,
                                 has_diff, added, removed, extractor)
            SELECT mail_key, 'net: fix a leak in retransmit ' || ((mail_key - 1) / 6) || ' part ' || ((mail_key - 1) % 3 + 1), mail_key,
                   (mail_key - 1) % 6 / 3 + 1, (mail_key - 1) % 3 + 1, 3, 0, 0, '', person_key, dated_at, 1, 5, 2, 1
            FROM   mails;

            INSERT INTO series
            SELECT mail_key, mail_key, 1, 'net: fix a leak in retransmit ' || (mail_key / 6), person_key, posted_at, posted_at + 3
            FROM   mails WHERE mail_key % 6 = 1;

            INSERT INTO versions
            SELECT mail_key, (mail_key - 1) / 6 * 6 + 1, (mail_key - 1) % 6 / 3 + 1, (mail_key - 1) % 6 / 3 + 1, 0, 0, NULL, 3,
                   'net: fix a leak in retransmit ' || (mail_key / 6), posted_at, NULL
            FROM   mails WHERE mail_key % 3 = 1;

            INSERT INTO version_parts
            SELECT (mail_key - 1) / 3 * 3 + 1, (mail_key - 1) % 3 + 1, mail_key, 0, 0 FROM mails;

            INSERT INTO series_search (rowid, title, parts, people)
            SELECT series_key, title, title || ' part 1 part 2 part 3', p.name || ' ' || p.email FROM series JOIN people p USING (person_key);

            INSERT INTO commits
            SELECT mail_key, 1, commit_of(mail_key), 'net: fix a leak', mail_key, person_key, posted_at, person_key, posted_at + 86400, 0
            FROM   mails WHERE mail_key % 12 IN (4, 5, 6);
            INSERT INTO branch_commits (branch_key, commit_key, seen_at, release_key, entered_at) SELECT 1, commit_key, committed_at, 1, committed_at FROM commits;
            INSERT INTO matches SELECT commit_key, commit_key, 0.99 FROM commits;
            INSERT INTO evidence SELECT commit_key, commit_key, 1, 'x' FROM commits;
            INSERT INTO evidence SELECT commit_key, commit_key, 2, 'x' FROM commits;
            INSERT INTO landings (mail_key, branch_key, commit_key, state) SELECT commit_key, 1, commit_key, 1 FROM commits;
            """, new { series }, transaction);
        transaction.Commit();
    }
}
