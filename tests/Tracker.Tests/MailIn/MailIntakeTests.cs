using Dapper;
using FluentAssertions;
using Tracker.Core;
using Tracker.Core.MailIn;
using Tracker.Core.Patches;
using Xunit;
using static Tracker.Tests.MailIn.StoredArchive;

namespace Tracker.Tests.MailIn;

public sealed class MailIntakeTests : IDisposable
{
    private const string Blob = "4bbf9020becbfd8fc2c3da790855b7042fad455b";
    private readonly StoredArchive archive = new();

    public void Dispose() => archive.Dispose();

    [Fact]
    public void ABatchIsStoredWithItsBookmark()
    {
        var result = archive.TakeIn(Batch("5", Mail(Blob, "1@x [PATCH v2 1/3] tcp: fix"), Mail("b", "2@x Re: [PATCH v2 1/3] tcp: fix")));

        result.Should().Be(new MailIntakeResult(Read: 2, New: 2, SetAside: 0, Removed: 0));
        archive.Query<string>("SELECT message_id FROM mails ORDER BY mail_key").Should().Equal("1@x", "2@x");
        archive.One<string>("SELECT bookmark FROM archive_sources").Should().Be("5");
        archive.Query<string>("SELECT typeof(locator) FROM mail_places ORDER BY 1").Should().Equal("blob", "text");
        archive.One<long>("SELECT read_at FROM archives").Should().Be(Posted.AddDays(1).ToUnixTimeSeconds());
        archive.Query<string>("SELECT refs FROM mails WHERE refs IS NOT NULL").Should().Equal("root@x first@x");
    }

    [Fact]
    public void APatchIsStoredWithWhatMatchingNeeds()
    {
        archive.TakeIn(Batch("5", Mail("a", "1@x [RFC PATCH net v2 1/3] tcp: fix")));

        var patch = (IDictionary<string, object>)archive.Connection.QuerySingle("SELECT * FROM patches");
        patch["title"].Should().Be("tcp: fix");
        patch["title_hash"].Should().Be(PatchTitle.Hash("tcp: fix"));
        (patch["version"], patch["part"], patch["parts"], patch["is_rfc"], patch["is_resend"]).Should().Be((2L, 1L, 3L, 1L, 0L));
        (patch["prefixes"], patch["files"], patch["links"], patch["change_id"]).Should().Be(("net", "net/tcp.c", "v1@x v0@x", "20240501-leak"));
        ((byte[])patch["patch_id"]).Should().HaveCount(20);
        LineSketch.FromBytes((byte[])patch["sketch"]).Lines.Should().Be(2);
        archive.One<long>("SELECT mail_key FROM series_queue").Should().Be(archive.One<long>("SELECT mail_key FROM patch_queue"));
    }

    [Fact]
    public void TheSameMailInTwoPlacesIsOneMail()
    {
        archive.TakeIn("list", Batch("1", Mail("a", "1@x hello")));
        var result = archive.TakeIn("other", Batch("1", Mail("b", "1@x hello"), Mail("c", "1@x hello")));

        result.New.Should().Be(0);
        archive.One<long>("SELECT count(*) FROM mails").Should().Be(1);
        archive.One<long>("SELECT count(*) FROM mail_places").Should().Be(3);
    }

    [Fact]
    public void TheFirstArchivesCopyCountsWhicheverIsReadFirst()
    {
        archive.TakeIn("first", Batch("1"));
        archive.TakeIn("second", Batch("1", Mail("b", "1@x [list] hello")));
        archive.TakeIn("first", Batch("2", Mail("a", "1@x hello")));
        archive.TakeIn("second", Batch("2", Mail("c", "1@x [list] hello again")));

        archive.One<string>("SELECT subject FROM mails").Should().Be("hello");
    }

    [Fact]
    public void ARewrittenSourceLeavesNoDoublesAndKeepsKeys()
    {
        archive.TakeIn(Batch("1", Mail("a", "1@x hello"), Mail("b", "2@x secret"), Mail("c", "3@x [PATCH] gone")));
        var keys = archive.Query<long>("SELECT mail_key FROM mails WHERE message_id < '3'");

        var rewritten = Batch("9", Mail("a", "1@x hello"), Mail("b2", "2@x edited")) with { Alive = new HashSet<string> { "a", "b2" } };
        var result = archive.TakeIn(rewritten);

        result.Should().Be(new MailIntakeResult(Read: 2, New: 0, SetAside: 0, Removed: 1));
        archive.Query<long>("SELECT mail_key FROM mails").Should().Equal(keys);
        archive.Query<string>("SELECT subject FROM mails ORDER BY mail_key").Should().Equal("hello", "edited");
        archive.Query<string>("SELECT locator FROM mail_places ORDER BY 1").Should().Equal("a", "b2");
        archive.One<long>("SELECT count(*) FROM patches").Should().Be(0);
    }

    [Fact]
    public void AMailThatIsStillElsewhereStays()
    {
        archive.TakeIn("list", Batch("1", Mail("a", "1@x hello")));
        archive.TakeIn("other", Batch("1", Mail("b", "1@x hello")));
        var result = archive.TakeIn("list", Batch("2") with { Removed = ["a"] });

        result.Removed.Should().Be(0);
        archive.One<string>("SELECT message_id FROM mails").Should().Be("1@x");
    }

    [Fact]
    public void ARemovedPatchLeavesItsSeriesAndCommitsToBeDoneAgain()
    {
        archive.TakeIn(Batch("1", Mail("a", "1@x [PATCH 1/2] one"), Mail("b", "2@x [PATCH 2/2] two")));
        archive.Connection.Execute(
            """
            DELETE FROM series_queue;
            INSERT INTO series_members SELECT mail_key, 7 FROM mails;
            INSERT INTO series VALUES (1, 7, 1, 'one', 1, 0, 0);
            INSERT INTO versions VALUES (1, 1, 1, 1, 0, 0, 1, 2, 'one', 0, NULL);
            INSERT INTO version_parts SELECT 1, mail_key, mail_key, 0, 0 FROM mails;
            INSERT INTO series_search (rowid, title, parts, people) VALUES (1, 'one', 'one two', 'Ada');
            INSERT INTO series VALUES (9, 8, 1, 'of another cluster', 1, 0, 0);
            INSERT INTO versions SELECT 9, 9, 1, 1, 0, 0, mail_key, 1, 'one', 0, NULL FROM mails WHERE message_id = '1@x';
            INSERT INTO commits VALUES (5, 1, x'aa', 'one', 1, 1, 0, 1, 0, 0);
            INSERT INTO evidence SELECT 5, mail_key, 1, 'x' FROM mails WHERE message_id = '1@x';
            """);

        archive.TakeIn(Batch("2") with { Removed = ["a"] }).Removed.Should().Be(1);

        archive.Query<string>("SELECT message_id FROM series_queue JOIN mails USING (mail_key)").Should().Equal("2@x");
        archive.Query<long>("SELECT commit_key FROM commit_queue").Should().Equal(5);
        foreach (var table in new[] { "series", "versions", "version_parts", "evidence", "series_search WHERE series_search MATCH 'one'" })
            archive.One<long>($"SELECT count(*) FROM {table}").Should().Be(0, table);
    }

    [Fact]
    public void MailsThatCannotBeReadAreSetAsideWithTheReason()
    {
        var batch = Batch("1", Mail("a", "spam"), Mail("b", new string('x', 1001) + "@x hello")) with { Unreadable = [("c", "The blob is corrupt.")] };

        archive.TakeIn(batch).Should().Be(new MailIntakeResult(Read: 3, New: 0, SetAside: 3, Removed: 0));
        archive.Query<string>("SELECT set_aside FROM mail_places ORDER BY locator")
            .Should().Equal("It has no Message-ID.", "Its Message-ID is too long.", "The blob is corrupt.");

        archive.TakeIn(Batch("2", Mail("a", "1@x hello"))).New.Should().Be(1);
        archive.One<long>("SELECT count(*) FROM mail_places WHERE set_aside IS NULL").Should().Be(1);
    }

    [Fact]
    public void LongSubjectsAreCutAndStillMatch()
    {
        var title = string.Concat(Enumerable.Repeat("\ud83d\ude00", 50_000));
        archive.TakeIn(Batch("1", Mail("a", $"1@x [PATCH] x{title}")));

        archive.One<string>("SELECT title FROM patches").Length.Should().Be(999);
        archive.One<long>("SELECT title_hash FROM patches").Should().Be(PatchTitle.Hash("x" + title[..2000]));
    }

    [Fact]
    public void OlderMailsThanAskedForAreNotStoredUntilAskedFor()
    {
        var batch = Batch("1", Mail("a", "1@x (old) hello"), Mail("b", "2@x hello"));
        archive.Since = new DateOnly(2024, 1, 1);
        archive.TakeIn(batch).New.Should().Be(1);

        archive.Since = null;
        IReadOnlyDictionary<string, string>? bookmarks = null;
        archive.TakeIn("list", new ListedBatches(soFar => [batch with { Bookmark = $"{(bookmarks = soFar.Bookmarks).Count}" }])).New.Should().Be(1);

        bookmarks.Should().BeEmpty("what was skipped has to be read again");
        archive.One<long?>("SELECT since FROM archives").Should().BeNull();
        archive.Since = new DateOnly(2024, 4, 1);
        archive.TakeIn("list", new ListedBatches(soFar => [batch with { Bookmark = $"{(bookmarks = soFar.Bookmarks).Count}" }]));
        bookmarks.Should().ContainKey("0");
    }

    [Fact]
    public void AReaderIsToldWhatIsStored()
    {
        archive.TakeIn(Batch("1", Mail(Blob, "1@x hello"), Mail("b", "spam")));
        IReadOnlySet<string>? stored = null;
        archive.TakeIn("list", new ListedBatches(soFar =>
        {
            stored = soFar.Locators("0");
            return [];
        }));

        stored.Should().BeEquivalentTo([Blob, "b"]);
    }

    [Fact]
    public void WhatCameBeforeAFailureIsStored()
    {
        var takeIn = () => archive.TakeIn("list", new ListedBatches(_ => FailAfter(Batch("1", Mail("a", "1@x hello")))));

        takeIn.Should().Throw<TrackerException>().WithMessage("The pack is corrupt.");
        archive.One<string>("SELECT bookmark FROM archive_sources").Should().Be("1");
        archive.One<long?>("SELECT read_at FROM archives").Should().BeNull();
    }

    [Fact]
    public void ACancelledIntakeStopsBetweenBatches()
    {
        using var cancel = new CancellationTokenSource();
        var takeIn = () => archive.TakeIn("list", new ListedBatches(_ => CancelAfter(100, cancel)), cancel.Token);

        takeIn.Should().Throw<OperationCanceledException>();
        archive.One<long>("SELECT count(*) FROM mails").Should().BeLessThan(200);
    }

    [Fact]
    public void MailsBiggerThanTheRoomForThemPassAlone()
    {
        var big = Mail("1", "1@x " + new string('x', 30 << 20));
        var batches = Enumerable.Range(1, 4).Select(number => Batch($"{number}", big with { Locator = $"{number}" }));

        archive.TakeIn("list", new ListedBatches(_ => batches)).Should().Be(new MailIntakeResult(Read: 4, New: 1, SetAside: 0, Removed: 0));
    }

    [Fact]
    public void AFullDiskIsOneClearLine()
    {
        archive.Connection.Execute("PRAGMA max_page_count = 100");
        var mails = Enumerable.Range(0, 2000).Select(number => Mail($"{number}", $"{number}@x [PATCH] {new string('y', 500)}")).ToArray();
        var takeIn = () => archive.TakeIn(Batch("1", mails));

        takeIn.Should().Throw<TrackerException>().WithMessage("*cannot be written*Check the disk's space*");
        archive.One<long>("SELECT count(*) FROM mails").Should().Be(0);
    }

    [Fact]
    public void TwoRunsEndAsOne()
    {
        var batches = Enumerable.Range(0, 10).Select(number => Batch($"{number}", Mail($"{number}", $"{number}@x [PATCH] title {number}"))).ToArray();
        archive.TakeIn(batches[..4]);
        archive.TakeIn(batches[4..]);
        archive.TakeIn(batches);
        using var other = new StoredArchive();
        other.TakeIn(batches);

        const string Sql = "SELECT mail_key || message_id || locator || title FROM mails JOIN mail_places USING (mail_key) JOIN patches USING (mail_key) ORDER BY 1";
        archive.Query<string>(Sql).Should().Equal(other.Query<string>(Sql));
    }

    private static IEnumerable<ArchiveBatch> FailAfter(ArchiveBatch batch)
    {
        yield return batch;
        throw new TrackerException("The pack is corrupt.");
    }

    private static IEnumerable<ArchiveBatch> CancelAfter(int batches, CancellationTokenSource cancel)
    {
        for (var number = 0; ; number++)
        {
            if (number == batches)
                cancel.Cancel();
            yield return Batch($"{number}", Mail($"{number}", $"{number}@x hello"));
        }
    }
}
