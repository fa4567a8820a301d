using Dapper;
using FluentAssertions;
using Tracker.Core.Series;
using Xunit;

namespace Tracker.Tests.Series;

/// <summary>Series that somebody said are one.</summary>
public sealed class SaidSeriesTests : IDisposable
{
    private readonly PostedMails list = new();
    private readonly SeriesTables tables = new();

    public void Dispose() => tables.Dispose();

    [Fact]
    public void TheVersionsOfBothFollowEachOtherInTime()
    {
        Renamed();
        Told(("b", "y")).Should().Equal("v1/1: 1=a | v2/1 (title and sender): 1=b | v1/1 (said by Ben): 1=x | v2/1 (title and sender): 1=y");
    }

    [Fact]
    public void WithoutAWordTheyAreTwo()
    {
        Renamed();
        Told().Should().HaveCount(2);
    }

    [Fact]
    public void ASeriesThatWasPostedInBetweenStandsInBetween()
    {
        list.Post("a", "[PATCH] net: first thing").DaysLater(1)
            .Post("x", "[PATCH] mm: second thing", by: PostedMails.Ben).DaysLater(1)
            .Post("b", "[PATCH v2] net: first thing");
        Told(("a", "x")).Should().Equal("v1/1: 1=a | v1/1 (said by Ben): 1=x | v2/1 (title and sender): 1=b");
    }

    [Fact]
    public void ThreeAreOneThroughTheSecond()
    {
        list.Post("a", "[PATCH] net: first thing").DaysLater(1).Post("b", "[PATCH] mm: second thing").DaysLater(1).Post("c", "[PATCH] fs: third thing");
        Told(("a", "b"), ("b", "c")).Should().Equal("v1/1: 1=a | v1/1 (said by Ben): 1=b | v1/1 (said by Ben): 1=c");
    }

    [Fact]
    public void WhatIsOneAnywayStaysAsItIs()
    {
        Renamed();
        Told(("a", "b")).Should().HaveCount(2).And.Contain("v1/1: 1=a | v2/1 (title and sender): 1=b");
    }

    [Fact]
    public void AMailThatNeverCameJoinsNothingUnlessItIsSaidToBeOneWithBoth()
    {
        Renamed();
        Told(("a", "lost")).Should().HaveCount(2);
        Told(("a", "lost"), ("lost", "y")).Should().ContainSingle();
    }

    [Fact]
    public void WhatWasSaidHoldsInWhateverOrderTheMailsCome() =>
        SeriesAssemblerTests.Check(5, (bytes, seed) =>
        {
            var mails = RandomMails.Of(bytes).All;
            using var atOnce = new SeriesTables();
            using var inPasses = new SeriesTables();
            foreach (var database in new[] { atOnce, inPasses })
                Say(database, ("m0", "m4"), ("m2", "m9"), ("m4", "m7"));
            atOnce.Add(mails).Run();
            foreach (var pass in SeriesAssemblerTests.Shuffled(mails, seed).Chunk(1 + (seed % 7)))
                inPasses.Add(pass).Run(batch: 1 + (seed % 5));
            return inPasses.Rows().SequenceEqual(atOnce.Rows());
        });

    [Fact]
    public void WhatIsTakenBackLeavesTheTablesAsIfItHadNeverBeenSaid()
    {
        Renamed();
        var before = tables.Add(list.All).Run().Rows();
        Say(tables, ("b", "y"));
        tables.Connection.Execute("INSERT INTO series_queue (mail_key) VALUES (2), (4)");
        tables.Run();
        tables.Connection.Query<string>("SELECT series_key || ' ' || count(*) FROM versions GROUP BY series_key").Should().Equal("1 4");

        tables.Connection.Execute("DELETE FROM corrections; INSERT INTO series_queue (mail_key) VALUES (2), (4);");

        tables.Run().Rows().Should().Equal(before);
    }

    private void Renamed() =>
        list.Post("a", "[PATCH] net: first thing").DaysLater(3).Post("b", "[PATCH v2] net: first thing")
            .DaysLater(3).Post("x", "[PATCH] mm: second thing", by: PostedMails.Ben)
            .DaysLater(3).Post("y", "[PATCH v2] mm: second thing", by: PostedMails.Ben);

    private string[] Told(params (string One, string Other)[] same) =>
        [.. SeriesAssembler.Assemble([.. list.All.Select(mail => mail with { SaidSame = SaidOf(mail.MessageId, same) })]).Select(PostedMails.Tell)];

    private static List<SaidSame> SaidOf(string id, (string One, string Other)[] same) =>
        [.. same.Where(pair => pair.One == id).Select(pair => new SaidSame(pair.Other, "Ben")), .. same.Where(pair => pair.Other == id).Select(pair => new SaidSame(pair.One, "Ben"))];

    private static void Say(SeriesTables database, params (string One, string Other)[] same) =>
        database.Connection.Execute(
            "INSERT INTO corrections (community_key, kind, message_id, other_id, made_by, made_at) VALUES (1, 3, @One, @Other, 'Ben', 0)",
            same.Select(pair => new { pair.One, pair.Other }));
}
