using FluentAssertions;
using Tracker.Core;
using Tracker.Core.Notes;
using Xunit;

namespace Tracker.Tests.Notes;

public sealed class DetectionTests
{
    private const string Text = "One.\nAnn Lee posted “Faster lanterns”.\nAnn Lee announced Linux 4.12.\n";

    [Fact]
    public void WhatOverlapsALabelOfItsKindIsRight()
    {
        var answer = Measure("2\t20\t3\tpatch", "3\t1\t7\trelease", "2\t1\t7\tmail");

        answer.All.Should().Be(new DetectionCount("all", 3, 2, 1, 0.5, 0.3333));
        answer.Kinds.Should().Equal(new DetectionCount("patch", 1, 1, 1, 1, 1), new DetectionCount("release", 1, 1, 0, 0, 0), new DetectionCount("mail", 1, 0, 0, 1, 0));
        answer.Missed.Select(missed => (missed.Line, missed.Kind, missed.Quote)).Should().Equal((2, "mail", "Ann Lee"), (3, "release", "Ann Lee"));
        answer.Wrong.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Line = 3, Kind = "release", Quote = "4.12" });
    }

    [Fact]
    public void EachLabelCountsOnce() => Measure("2\t16\t10\tpatch", "2\t20\t10\tpatch").All.Should().Be(new DetectionCount("all", 2, 2, 1, 0.5, 0.5));

    [Fact]
    public void OnlyTheLinesThatWereLabelledCount() =>
        Detection.Of(Text, MentionLabels.Read(["line\tcolumn\tlength\tkind", "2\t16\t5\tpatch"]), [(1, 2)]).All.Should().Be(new DetectionCount("all", 1, 1, 1, 1, 1));

    [Theory]
    [InlineData("line\tcolumn", "*first line*")]
    [InlineData("line\tcolumn\tlength\tkind", "*no label*")]
    [InlineData("line\tcolumn\tlength\tkind\n1\t1\t1\tpoem", "*Line 2*")]
    [InlineData("line\tcolumn\tlength\tkind\n1\t0\t1\tpatch", "*Line 2*")]
    public void LabelsThatCannotBeReadSayWhichLine(string file, string message) =>
        FluentActions.Invoking(() => MentionLabels.Read(file.Split('\n'))).Should().Throw<TrackerException>().WithMessage(message);

    [Fact]
    public void ALabelOfAnotherTextIsToldSo() => FluentActions.Invoking(() => Measure("99\t1\t1\tpatch")).Should().Throw<TrackerException>().WithMessage("*line 99*");

    private static DetectionAnswer Measure(params string[] labels) => Detection.Of(Text, MentionLabels.Read(["line\tcolumn\tlength\tkind", .. labels]), []);
}
