using Tracker.Core.AnswersOut;
using Tracker.Host.Cli;

namespace Tracker.Host.Tests.Cli;

public sealed class StatusTextTests
{
    [Fact]
    public void TheVerdictComesFirst() =>
        string.Join(' ', Print(AnswerSamples.PartlyMerged).Take(2)).Should().Be(AnswerSamples.PartlyMerged.Sentence);

    [Fact]
    public void EveryLineFitsEightyColumns() =>
        Print(AnswerSamples.PartlyMerged, AnswerSamples.PartlyMerged with { Id = 2, Title = new string('x', 500) })
            .Should().OnlyContain(line => line.Length <= PrintedText.Width);

    [Fact]
    public void TreesAndPatchesStandBelowWithTheirEvidence()
    {
        var text = string.Join('\n', Print(AnswerSamples.PartlyMerged));
        text.Should().MatchRegex(@"mainline +master +1 of 2 +v1\.1-rc1 +2024-02-14 to 2024-02-16");
        text.Should().MatchRegex(@"stable +lantern-1\.0\.y +0 of 2 +- +-");
        text.Should().MatchRegex(@"1/2 +lamp: define the wicks\n +mainline master v1\.1-rc1: 0123456789ab of 2024-03-05, from v3, 99 %");
        text.Should().MatchRegex(@"2/2 +lamp: use the wicks\n +found nowhere");
        text.Should().Contain("devel since 2023-03-05 up to 2024-03-05 02:40 UTC");
    }

    [Fact]
    public void OtherSeriesHaveALineEach()
    {
        var other = AnswerSamples.PartlyMerged with { Id = 12, Verdict = Verdicts.InNext, Title = "lamp: another", LatestVersion = 7 };
        Print(AnswerSamples.PartlyMerged, other).Should().ContainSingle(line => line.Contains("lamp: another"))
            .Which.Trim().Should().MatchRegex("^12 +in next +v7 lamp: another$");
    }

    [Fact]
    public void ARevertIsTold()
    {
        var reverted = AnswerSamples.PartlyMerged with
        {
            Patches = [new PatchAnswer(1, "lamp", "a@example.org", 3, [AnswerSamples.Landing with { State = "reverted" }])],
        };
        string.Join('\n', Print(reverted)).Should().Contain("v1.1-rc1: reverted, 0123456789ab");
    }

    [Fact]
    public void ASubjectIsNeitherMarkupNorATerminalsCommand()
    {
        const string Hostile = "[red]x[/] [[ \u001b]0;owned\u0007\u001b[2J \u202Egnp";
        var series = AnswerSamples.PartlyMerged with
        {
            Title = Hostile,
            Sentence = Hostile,
            Author = new PersonAnswer(Hostile, Hostile),
            Patches = [new PatchAnswer(1, Hostile, Hostile, 1, [AnswerSamples.Landing with { Commit = "\u001b", Evidence = [Hostile] }])],
            Trees = [new TreeAnswer(Hostile, "other", Hostile, 1, 1, Hostile, null, null)],
            Versions = [new VersionAnswer(1, Hostile, false, false, AnswerSamples.Time, Hostile, 1, Hostile, Hostile)],
        };
        var text = string.Join('\n', Print(series, series));
        text.Should().Contain("[red]x[/] [[ ]0;owned[2J gnp");
        text.Where(char.IsControl).Should().OnlyContain(character => character == '\n');
        text.Should().NotContain("\u202E");
    }

    private static IReadOnlyList<string> Print(params SeriesAnswer[] series) =>
        PrintedText.Lines(console => new StatusText(console).Write(AnswerSamples.Status(series)));
}
