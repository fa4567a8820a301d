using System.Text.RegularExpressions;
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

    [Theory]
    [InlineData(new int[0], "from v3, 99 %")]
    [InlineData(new[] { 4 }, "from v3; v4 is identical, 99 %")]
    [InlineData(new[] { 2, 4, 5 }, "from v3; v2, v4 and v5 are identical, 99 %")]
    public void WhereNothingTellsTheVersionsApartThatIsSaid(int[] identical, string told)
    {
        var patch = AnswerSamples.PartlyMerged.Patches[0];
        var series = AnswerSamples.PartlyMerged with
        {
            Patches = [patch with { Landings = [patch.Landings[0] with { IdenticalIn = identical }] }],
        };

        Regex.Replace(string.Join(' ', Print(series)), " +", " ").Should().Contain(told);
    }

    [Fact]
    public void ALinkThatContradictsTheChangeIsTold()
    {
        var patch = AnswerSamples.PartlyMerged.Patches[0];
        var series = AnswerSamples.PartlyMerged with { Patches = [patch with { Landings = [patch.Landings[0] with { ChangeOf = [4] }] }] };

        Regex.Replace(string.Join(' ', Print(series)), " +", " ").Should().Contain("from v3 by its link; the change is that of v4, 99 %");
    }

    [Fact]
    public void TheWayStandsRightBelowTheVerdictAndTheTimelineWithoutThePostings()
    {
        var series = AnswerSamples.PartlyMerged with
        {
            Path = "v3 posted 5 January 2024, merged for v1.1-rc1 on 15 February",
            Timeline =
            [
                new TimelineEvent(AnswerSamples.Time.AddDays(-60), TimelineKinds.Posted, "v3 posted, 2 patches"),
                new TimelineEvent(AnswerSamples.Time.AddDays(-19), TimelineKinds.Merged, "1 of 2 merged for v1.1-rc1"),
            ],
        };

        var lines = Print(series);

        lines[2].Should().Be("v3 posted 5 January 2024, merged for v1.1-rc1 on 15 February");
        lines.Select(line => line.Trim()).Should().ContainSingle(line => line == "2024-02-15  1 of 2 merged for v1.1-rc1");
        lines.Should().NotContain(line => line.Contains("v3 posted, 2 patches")).And.OnlyContain(line => line.Length <= PrintedText.Width);
    }

    [Fact]
    public void ATreeThatTookItBackOrHasNoReleaseYetSaysSo()
    {
        var series = AnswerSamples.PartlyMerged with
        {
            Trees =
            [
                new TreeAnswer("mainline", "mainline", "master", 1, 2, null, AnswerSamples.Time, AnswerSamples.Time) { After = "v1.1-rc3" },
                new TreeAnswer("stable", "stable", "lantern-1.0.y", 0, 2, null, null, null) { Reverted = 2, RevertedFrom = "v1.0.1", RevertedIn = "v1.0.3" },
            ],
        };
        var text = string.Join('\n', Print(series));
        text.Should().MatchRegex(@"mainline +master +1 of 2 +after v1\.1-rc3 +2024-03-05");
        text.Should().MatchRegex(@"stable +lantern-1\.0\.y +0 of 2, 2 reverted +until v1\.0\.3 +-");
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
        var known = reverted with
        {
            Patches =
            [
                new PatchAnswer(1, "lamp", "a@example.org", 3,
                    [AnswerSamples.Landing with { State = "reverted", RevertedBy = new RevertAnswer("fedcba9876543210", AnswerSamples.Time, "v1.1-rc2") }]),
            ],
        };
        string.Join(' ', Print(known).Select(line => line.Trim())).Should().Contain("v1.1-rc1: reverted by fedcba987654 in v1.1-rc2, 0123456789ab");
    }

    [Fact]
    public void ASubjectIsNeitherMarkupNorATerminalsCommand()
    {
        const string Hostile = "[red]x[/] [[ \u001b]0;owned\u0007\u001b[2J \u202Egnp";
        var series = AnswerSamples.PartlyMerged with
        {
            Title = Hostile,
            Sentence = Hostile,
            Path = Hostile,
            Timeline = [new TimelineEvent(AnswerSamples.Time, TimelineKinds.Merged, Hostile)],
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
