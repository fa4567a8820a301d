using Dapper;
using FluentAssertions;
using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.AnswersOut;

/// <summary>What somebody added between a series' patches while applying them.</summary>
public sealed class ExtraReadingTests : IDisposable
{
    private const string Ada = "Ada Author <ada@example.org>";
    private static readonly DateTimeOffset Posted = new(2024, 1, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly SmallWorld world = new();
    private readonly MailBuilder cover = MailBuilder.Mail("cover@example.org", "[PATCH 0/2] tidy everything").Date(Posted).Body("What it is about.\n");
    private readonly MailBuilder first = MailBuilder.Patch("first@example.org", "[PATCH 1/2] file: tidy").Date(Posted.AddSeconds(1)).InReplyTo("cover@example.org");
    private readonly MailBuilder second = MailBuilder.Patch("second@example.org", "[PATCH 2/2] other: tidy", "other.c").Date(Posted.AddSeconds(2)).InReplyTo("cover@example.org");

    public ExtraReadingTests()
    {
        world.Mainline.At(Posted.AddDays(1)).Commit("start", "file.c", "before\nold line\nafter\n");
        world.Mainline.Commit("start of another", "other.c", "before\nold line\nafter\n");
        world.Post(cover, first, second);
    }

    [Fact]
    public void ACommitOfTheAuthorBetweenTwoPatchesWasNeverPosted()
    {
        world.Mainline.Apply(first.ToMbox());
        var extra = world.Mainline.Commit("file: a word more", "more.c", author: Ada);
        var at = world.Mainline.Now;
        world.Mainline.Apply(second.ToMbox());

        Extras().Should().Equal(new ExtraCommitAnswer("mainline", "master", extra, "file: a word more", at));
    }

    [Fact]
    public void WhatStandsBeforeOrBehindOrIsSomebodyElsesIsNot()
    {
        world.Mainline.Commit("file: before", "before.c", author: Ada);
        world.Mainline.Apply(first.ToMbox());
        world.Mainline.Commit("file: by another", "another.c", author: "Bob Builder <bob@example.org>");
        world.Mainline.Apply(second.ToMbox());
        world.Mainline.Commit("file: behind", "behind.c", author: Ada);

        Extras().Should().BeEmpty();
    }

    [Fact]
    public void WhatIsAPostedPatchOfAnotherSeriesIsNot()
    {
        var other = MailBuilder.Patch("third@example.org", "[PATCH] third: tidy", "third.c").Date(Posted.AddSeconds(3));
        world.Post(other).Mainline.Commit("start of a third", "third.c", "before\nold line\nafter\n");
        world.Mainline.Apply(first.ToMbox());
        world.Mainline.Apply(other.ToMbox());
        world.Mainline.Apply(second.ToMbox());

        Extras().Should().BeEmpty();
    }

    [Fact]
    public void ASeriesOfWhichOnePatchWasTakenHasNone()
    {
        world.Mainline.Apply(first.ToMbox());
        world.Mainline.Commit("file: a word more", "more.c", author: Ada);

        Extras().Should().BeEmpty();
    }

    public void Dispose() => world.Dispose();

    private IReadOnlyList<ExtraCommitAnswer> Extras()
    {
        world.Sync();
        using var connection = TrackerDatabase.In(world.DataFolder).OpenForReading();
        return new ExtraReading(connection).Of(connection.ExecuteScalar<long>("SELECT series_key FROM series WHERE title = 'tidy everything'"));
    }
}
