using Dapper;
using FluentAssertions;
using Tracker.Core.Series;
using Xunit;

namespace Tracker.Tests.Series;

public sealed class SeriesStepTests : IDisposable
{
    private readonly PostedMails list = new();
    private readonly SeriesTables tables = new();

    public void Dispose() => tables.Dispose();

    [Fact]
    public void MailsInAnyPartitionAndOrderMakeTheSameTables() =>
        SeriesAssemblerTests.Check(5, (bytes, seed) =>
        {
            var mails = RandomMails.Of(bytes).All;
            using var atOnce = new SeriesTables();
            using var inPasses = new SeriesTables();
            atOnce.Add(mails).Run();
            foreach (var pass in SeriesAssemblerTests.Shuffled(mails, seed).Chunk(1 + (seed % 7)))
                inPasses.Add(pass).Run(batch: 1 + (seed % 5));
            return inPasses.Rows().SequenceEqual(atOnce.Rows());
        });

    [Fact]
    public void AVersionIsFoundWithItsSeries()
    {
        list.PostSeries("a", "PATCH", "net: speed up the queue", ["net: first", "net: second"])
            .DaysLater(3).Post("b", "[PATCH v2 0/1] net: speed up the queue").Post("b1", "[PATCH v2 1/1] net: both", "b");
        tables.Add(list.All).Run();
        Query("SELECT series_key || ' ' || title FROM series").Should().Equal("1 net: speed up the queue");
        Query("SELECT version_key || ' v' || number || ' ' || position FROM versions").Should().Equal("1 v1 1", "4 v2 2");
        Query("SELECT version_key || ' ' || part || ' ' || mail_key FROM version_parts").Should().Equal("1 1 2", "1 2 3", "4 1 5");
        tables.Found("both").Should().Equal(1);
        tables.Found("parts: second AND people: ada").Should().Equal(1);
    }

    [Fact]
    public void ALateCoverTakesTheVersionOver()
    {
        list.Post("a1", "[PATCH 1/2] net: first").Post("a2", "[PATCH 2/2] net: second", "a1").Post("c", "[PATCH 0/2] net: speed up the queue", "a1");
        tables.Add(list.All.Take(2)).Run();
        Query("SELECT version_key || '' FROM versions").Should().Equal("1");
        tables.Add(list.All.Skip(2)).Run();
        Query("SELECT version_key || ' ' || series_key FROM versions").Should().Equal("3 3");
        tables.Found("net").Should().Equal(3);
    }

    [Fact]
    public void AMailThatIsGoneIsPassedOver()
    {
        list.Post("a", "[PATCH] net: first");
        tables.Add(list.All).Connection.Execute("DELETE FROM patches; DELETE FROM mails;");
        tables.Run().Rows().Should().BeEmpty();
    }

    [Fact]
    public void MailsThatABridgeHeldTogetherComeApartWithoutIt()
    {
        list.Post("a1", "[PATCH 1/2] net: first").Post("a2", "[PATCH 2/2] mm: second", "a1").DaysLater(2).Post("b", "[PATCH v2 2/2] mm: second", "a2", PostedMails.Ben);
        tables.Add(list.All).Run();
        tables.Connection.Execute(
            """
            DELETE FROM versions WHERE version_key IN (SELECT version_key FROM version_parts WHERE mail_key = 2);
            DELETE FROM mails WHERE mail_key = 2;
            INSERT INTO series_queue (mail_key) VALUES (1), (3);
            """);
        tables.Run();
        Query("SELECT version_key || ' ' || part || ' ' || mail_key FROM version_parts").Should().Equal("1 1 1", "3 2 3");
    }

    [Fact]
    public void AMailThatWasReadAnewIsSearchedAnew()
    {
        list.Post("a", "[PATCH] net: first thing");
        tables.Add(list.All).Run();
        tables.Connection.Execute("UPDATE patches SET title = 'net: other thing'; INSERT INTO series_queue (mail_key) VALUES (1);");
        tables.Run();
        tables.Found("first").Should().BeEmpty();
        tables.Found("other").Should().Equal(1);
    }

    [Fact]
    public void ACancelledRunLeavesItsQueue()
    {
        list.Post("a", "[PATCH] net: first");
        tables.Add(list.All);
        var run = () => new SeriesStep().Run(tables.Connection, new Progress<long>(), new CancellationToken(canceled: true));
        run.Should().Throw<OperationCanceledException>();
        Query("SELECT mail_key || '' FROM series_queue").Should().Equal("1");
    }

    private IEnumerable<string> Query(string sql) => tables.Connection.Query<string>(sql);
}
