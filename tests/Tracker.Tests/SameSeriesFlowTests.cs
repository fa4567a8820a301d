using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests;

/// <summary>Two series of which somebody says that they are one.</summary>
public sealed class SameSeriesFlowTests : IDisposable
{
    private static readonly DateTimeOffset Posted = new(2024, 1, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly SmallWorld world = new();
    private readonly MailBuilder leak = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak").Date(Posted);

    private readonly MailBuilder renamed =
        MailBuilder.Patch("tight@example.org", "[PATCH v2] pump: keep it tight", "pump.c").Date(Posted.AddDays(3)).From("Bob Builder <bob@example.org>");

    public SameSeriesFlowTests() => world.Mainline.Commit("start", "pump.c", "before\nold line\nafter\n");

    [Theory]
    [InlineData("leak@example.org", "https://lore.kernel.org/r/tight@example.org/")]
    [InlineData("tight@example.org", "leak@example.org")]
    public void TheyAreOneAtOnceAndAfterARebuild(string one, string other)
    {
        world.Post(leak, renamed);
        world.Mainline.At(Posted.AddDays(4)).Apply(renamed.ToMbox());
        world.Sync();
        world.Only("plug a leak").Verdict.Should().Be(Verdicts.NotMerged);

        world.Correct(CorrectionKind.Same, one, other);

        ShouldBeOne();
        world.Rebuild();
        ShouldBeOne();
        world.Answers.Corrections().Single().Text.Should().Be(
            "the series of leak@example.org (“file: plug a leak”) is that of tight@example.org (“pump: keep it tight”)");
    }

    [Fact]
    public void TheirNumbersNameThemAndBothStillDoAfterwards()
    {
        world.Post(leak, renamed).Sync();
        var (first, second) = (world.Only("plug a leak").Id, world.Only("keep it tight").Id);

        world.Correct(CorrectionKind.Same, $"{second}", $"{first}");

        world.Answers.Series(first)!.Versions.Should().HaveCount(2);
        world.Answers.Series(second)!.Id.Should().Be(first);
        world.Correct(CorrectionKind.Same, $"{first}", $"{second}", by: "Ben").Replaced.Should().ContainSingle();
        world.Only("plug a leak").Versions[1].LinkedBy.Should().Be("said by Ben");
    }

    [Fact]
    public void TheyAreOneInWhateverOrderTheyComeBack()
    {
        world.Post(leak, renamed).Sync();
        world.Correct(CorrectionKind.Same, "leak@example.org", "tight@example.org");
        File.Delete(world.MailFile);
        world.Post(renamed).Sync();
        world.Only("keep it tight").Versions.Should().ContainSingle();

        world.Post(leak).Sync();

        world.Only("keep it tight").Versions.Select(version => version.MessageId).Should().Equal("leak@example.org", "tight@example.org");
    }

    [Fact]
    public void WhatIsTakenBackMakesThemTwoAgain()
    {
        world.Post(leak, renamed).Sync();
        var before = (world.Only("plug a leak"), world.Only("keep it tight"));
        world.Correct(CorrectionKind.Same, "leak@example.org", "tight@example.org");

        world.Undo();

        (world.Only("plug a leak"), world.Only("keep it tight")).Should().BeEquivalentTo(before);
    }

    public void Dispose() => world.Dispose();

    private void ShouldBeOne()
    {
        var series = world.Only("plug a leak");
        series.Should().BeEquivalentTo(new { Verdict = Verdicts.Merged, LandedVersion = 2 });
        series.Versions.Select(version => version.LinkedBy).Should().Equal(null, "said by Ada");
        world.Only("keep it tight").Id.Should().Be(series.Id);
    }
}
