using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut.Matches;
using Xunit;

namespace Tracker.Tests.AnswersOut;

/// <summary>What counts as right, and how it is counted.</summary>
public sealed class EvaluationTests
{
    private const string Commit = "1111111111111111111111111111111111111111";

    private static readonly PostedAt Second = new("v2-2@example.org", 22, 220, 2, 3, [7]);

    [Fact]
    public void TheLabelledMailItselfIsExact() => Judge("v2-2@example.org", Second).Should().Be(Hit.Exact);

    [Fact]
    public void AnotherPostingOfThePatchIsTheRightPatch()
    {
        Judge("v1@example.org", Second with { ContentHash = 1 }).Should().Be(Hit.RightPatch, "the title is the same");
        Judge("v1@example.org", Second with { TitleHash = 1 }).Should().Be(Hit.RightPatch, "the change is the same");
        Judge("v1@example.org", Second with { TitleHash = 1, ContentHash = 1 }).Should().Be(Hit.RightPatch, "it is as far in as many");
        Judge("again@example.org", Second with { SeriesKeys = [8] }).Should().Be(Hit.RightPatch, "it was posted again in another series");
    }

    [Fact]
    public void AnotherPartIsNotTheRightPatch()
    {
        Judge("v2-1@example.org", Second with { TitleHash = 1, ContentHash = 1, Part = 1 }).Should().Be(Hit.RightSeries);
        Judge("v1@example.org", Second with { TitleHash = 1, ContentHash = 1, Parts = 4 }).Should().Be(Hit.RightSeries);
    }

    [Fact]
    public void ATitleAloneInAnotherSeriesIsAnotherPatch() =>
        Judge("typo@example.org", Second with { ContentHash = 1, SeriesKeys = [8] }).Should().Be(Hit.Wrong);

    [Fact]
    public void WhatIsNotKnownIsNotTheSame()
    {
        var unknown = new PostedAt("x@example.org", 0, null, null, null, [7]);
        Evaluation.IsSamePatch(unknown, unknown with { MessageId = "y@example.org" }).Should().BeFalse();
    }

    [Fact]
    public void NothingFoundIsNoHit() => Judge(null, null).Should().Be(Hit.None);

    [Fact]
    public void PrecisionIsOfWhatWasFoundAndRecallOfAll()
    {
        var (messages, patches, series) = Evaluation.Count(
        [
            new(Hit.Exact, "a"), new(Hit.Exact, "a"), new(Hit.RightPatch, "b"), new(Hit.Exact, "b"), new(Hit.Wrong, "c"), new(Hit.None, "d"),
        ]);

        messages.Should().Be(new MessageScore(6, 3, 2, 1, 0.6, 0.5, 0.5455));
        patches.Should().Be(new PatchScore(4, 0.6667, 3, 0.75));
        series.Should().Be(new SeriesScore(4, 1, 0.25, 2, 0.5));
    }

    [Fact]
    public void NothingLabelledIsCountedAsNothing() =>
        Evaluation.Count([]).Messages.Should().Be(new MessageScore(0, 0, 0, 0, 0, 0, 0));

    [Fact]
    public void LabelsAreReadByTheNamesOfTheirColumns()
    {
        var labels = Labels.Read(["kind\tmsgid\tcommit\ttruth_type", $"Link\t<a@example.org>\t{Commit}\tpatch\r", $"Link\tb@example.org\t{Commit.ToUpperInvariant()}\tpatch", ""]);

        labels.Should().ContainSingle().Which.MessageIds.Should().Equal("a@example.org", "b@example.org");
    }

    [Fact]
    public void WhatAnExportPrintsCanBeLabels() =>
        Labels.Read(["tree\tcommit\tmessage_id", $"x\t{Commit}\ta@example.org"]).Should().ContainSingle();

    [Fact]
    public void ReportsAndDiscussionsAreNoLabels() =>
        Labels.Read(["commit\tmsgid\tkind\ttruth_type", $"{Commit}\ta@example.org\tLink\tpatch", $"{Commit}\tb@example.org\tCloses\tpatch", $"{Commit}\tc@example.org\tLink\treply"])
            .Single().MessageIds.Should().Equal("a@example.org");

    [Theory]
    [InlineData("'commit' and 'msgid'", "commit,msgid")]
    [InlineData("no label in it", "commit\tmsgid")]
    [InlineData("no label in it")]
    [InlineData("Line 2", "commit\tmsgid", "abc\tx@example.org")]
    [InlineData("Line 3", "commit\tmsgid", "", "1111111111111111111111111111111111111111")]
    public void WhatIsNoLabelIsSaidWithItsLine(string said, params string[] lines)
    {
        var reading = () => Labels.Read(lines);
        reading.Should().Throw<TrackerException>().WithMessage($"*{said}*");
    }

    private static Hit Judge(string? found, PostedAt? at) => Evaluation.Judge(found, at, ["v2-2@example.org"], [Second]);
}
