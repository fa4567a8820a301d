using BenchmarkDotNet.Attributes;
using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Episodes.Drafting;
using Tracker.Core.Storage;
using Tracker.Testing;

namespace Tracker.Benchmarks;

/// <summary>The draft of a week out of a million mails, 25,000 a week: the kernel's list. Texts are not there to be read.</summary>
[MemoryDiagnoser]
public class DraftBenchmarks : IDisposable
{
    private const int Mails = 1_000_000;
    private const int SecondsBetween = 24;

    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_600_000_000);

    private readonly TempFolder folder = new();
    private Drafts drafts = new(TrackerDatabase.In("nowhere"), "nowhere", []);

    [GlobalSetup]
    public void Setup()
    {
        var database = TrackerDatabase.In(folder.Path);
        using (var connection = database.OpenForWriting())
            Fill(connection);
        drafts = new Drafts(database, folder.Path, []);
    }

    [Benchmark]
    public DraftAnswer AWeek() => Draft(7);

    [Benchmark]
    public DraftAnswer AMonth() => Draft(30);

    [GlobalCleanup]
    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private DraftAnswer Draft(int days)
    {
        var since = Start.AddSeconds((long)Mails / 2 * SecondsBetween);
        return drafts.Ask(new DraftSpan(since, since.AddDays(days)), Drafts.UsualTop);
    }

    /// <summary>
    /// Of 25 mails six are a series' two versions of three patches and 19 answers to them, each with its ancestors; every 500th is a
    /// pull request. Written as one statement a table, since a pass over that many made-up mails would take minutes.
    /// </summary>
    private static void Fill(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute(
            """
            INSERT INTO communities (community_key, name) VALUES (1, 'lantern');
            INSERT INTO archives (archive_key, community_key, name, read_at) VALUES (1, 1, 'devel', 1700000000);
            INSERT INTO archive_sources (source_key, archive_key, name, bookmark) VALUES (1, 1, '', '');
            INSERT INTO trees (tree_key, community_key, name, role, read_at) VALUES (1, 1, 'mainline', 1, 1700000000), (2, 1, 'stable', 3, 1700000000);
            INSERT INTO branches VALUES (1, 1, 'master', NULL), (2, 2, 'lantern-1.0.y', NULL);
            INSERT INTO releases VALUES (1, 1, 'v1.1', x'00', 1610000000), (2, 1, 'v1.2-rc1', x'01', 1612050000);

            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19999)
            INSERT INTO people SELECT i + 1, 'author' || i || '@example.org', 'Author Number ' || i FROM n;

            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < @Mails - 1)
            INSERT INTO mails
            SELECT i + 1, 1, 'm' || (i + 1) || '@example.org',
                   CASE WHEN i % 500 = 24 THEN 3 WHEN i % 25 < 6 THEN 2 ELSE 4 END,
                   CASE WHEN i % 2000 = 33 THEN '[REGRESSION] lamp ' || i || ' is dark' WHEN i % 25 < 6 THEN '[PATCH] sub' || (i / 25 % 40) || ': fix a leak' ELSE 'Re: [PATCH] fix a leak' END,
                   CASE WHEN i % 25 < 6 THEN i / 25 % 5000 ELSE i * 7919 % 20000 END + 1,
                   1600000000 + i * @SecondsBetween, 1600000000 + i * @SecondsBetween, i / 25,
                   CASE WHEN i % 25 < 6 THEN NULL ELSE 'm' || i || '@example.org' END,
                   CASE WHEN i % 25 < 8 THEN NULL ELSE 'm' || (i / 25 * 25 + 1) || '@example.org m' || (i - 1) || '@example.org m' || i || '@example.org' END
            FROM   n;
            INSERT INTO mail_places SELECT 1, CAST(mail_key AS TEXT), mail_key, NULL FROM mails;

            INSERT INTO patches (mail_key, title, title_hash, version, part, parts, is_rfc, is_resend, prefixes, author_key, authored_at,
                                 has_diff, files, sketch, added, removed, extractor)
            SELECT mail_key, 'sub' || ((mail_key - 1) / 25 % 40) || ': fix a leak of ' || ((mail_key - 1) / 25) || ' part ' || ((mail_key - 1) % 3 + 1), mail_key,
                   (mail_key - 1) % 25 / 3 + 1, (mail_key - 1) % 25 % 3 + 1, 3, 0, 0, '', person_key, dated_at, 1,
                   'drivers/lamp/a' || (mail_key % 500) || '.c' || char(10) || 'include/lamp.h' || CASE WHEN mail_key % 97 = 0 THEN char(10) || 'MAINTAINERS' ELSE '' END,
                   zeroblob(200), 5, 2, 1
            FROM   mails WHERE kind = 2;

            INSERT INTO series
            SELECT mail_key, mail_key, 1, 'sub' || (mail_key / 25 % 40) || ': fix a leak of ' || (mail_key / 25), person_key, posted_at, posted_at + 3 * @SecondsBetween
            FROM   mails WHERE mail_key % 25 = 1;

            INSERT INTO versions
            SELECT mail_key, (mail_key - 1) / 25 * 25 + 1, (mail_key - 1) % 25 / 3 + 1, (mail_key - 1) % 25 / 3 + 1, 0, 0, NULL, 3,
                   'sub' || (mail_key / 25 % 40) || ': fix a leak of ' || (mail_key / 25), posted_at, NULL
            FROM   mails WHERE mail_key % 25 IN (1, 4);

            INSERT INTO version_parts
            SELECT (mail_key - 1) / 25 * 25 + 1 + (mail_key - 1) % 25 / 3 * 3, (mail_key - 1) % 25 % 3 + 1, mail_key, 0, 0 FROM mails WHERE kind = 2;

            INSERT INTO commits
            SELECT mail_key, 1, unhex(printf('%040x', mail_key)), 'fix a leak', mail_key, person_key, posted_at, person_key, posted_at + 86400, mail_key % 25 = 6
            FROM   mails WHERE mail_key % 50 IN (4, 5, 6);
            INSERT INTO branch_commits (branch_key, commit_key, seen_at, release_key, entered_at, brought_by)
            SELECT 1, commit_key, committed_at, 1, committed_at, (commit_key - 1) / 50 * 50 + 6 FROM commits;
            INSERT INTO matches SELECT commit_key, commit_key, 0.99 FROM commits;
            INSERT INTO evidence SELECT commit_key, commit_key, 1, 'x' FROM commits;
            INSERT INTO landings (mail_key, branch_key, commit_key, state) SELECT commit_key, 1, commit_key, 1 FROM commits;

            INSERT INTO pulls (mail_key, title, url, ref, tip_hex, commits)
            SELECT mail_key, 'sub' || (mail_key / 500 % 40) || ' updates for v1.2', 'git://git.example.org/lamp', 'tags/lamp-' || mail_key,
                   printf('%040x', (mail_key - 1) / 50 * 50 + 4), 12
            FROM   mails WHERE kind = 3;
            """, new { Mails, SecondsBetween }, transaction);
        transaction.Commit();
    }
}
