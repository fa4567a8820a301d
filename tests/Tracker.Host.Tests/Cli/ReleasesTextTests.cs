using Tracker.Core.AnswersOut.Releases;
using Tracker.Host.Cli;

namespace Tracker.Host.Tests.Cli;

public sealed class ReleasesTextTests
{
    [Fact]
    public void EachHasALineAndItsMailBelow() =>
        Print(AnswerSamples.Release, AnswerSamples.Release with { Name = "6.8-rt8", Kind = "rt", Tree = null, TagCommit = null, Url = null }).Should().ContainInOrder(
            "2024-03-05  v6.9-rc1  rc         Linux (mainline 0123456789ab)",
            "            https://lore.example.org/r/rc1@example.org/",
            "2024-03-05  6.8-rt8   rt         Linux",
            "            rc1@example.org");

    [Fact]
    public void ANameOfAMailIsNoMarkupAndNoTerminalsCommand()
    {
        const string Hostile = "[red]x[/] \u001b[2J\u202E";
        var text = string.Join('\n', Print(AnswerSamples.Release with { Name = Hostile, Project = Hostile, Url = Hostile, Tree = Hostile }));
        text.Should().Contain("[red]x[/] [2J");
        text.Where(char.IsControl).Should().OnlyContain(character => character == '\n');
        text.Should().NotContain("\u202E");
    }

    private static IReadOnlyList<string> Print(params ReleaseAnswer[] releases) =>
        PrintedText.Lines(console => ReleasesText.Write(console, new ReleasesAnswer(AnswerSamples.Time, AnswerSamples.Time, releases)));
}
