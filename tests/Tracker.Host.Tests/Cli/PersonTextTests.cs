using Tracker.Core.People;
using Tracker.Host.Cli;

namespace Tracker.Host.Tests.Cli;

public sealed class PersonTextTests
{
    private static readonly PersonSeriesAnswer Posted = new(1, "lantern", "lamp: burn longer", 2, AnswerSamples.Time, "not merged", "It is not merged.");

    [Fact]
    public void AListThatIsNotOfAllSaysSo() => Print(Ada(series: 491)).Should().ContainInConsecutiveOrder("491 series: 491 not merged", "The latest 2 of 491:");

    [Fact]
    public void AListOfAllSaysNothing() => string.Join('\n', Print(Ada(series: 2))).Should().Contain("2 series: 2 not merged").And.NotContain("latest");

    private static KnownPersonAnswer Ada(int series) => new(
        "Ada Author", 1, AnswerSamples.Time, AnswerSamples.Time, 3, 0, [new("ada@example.org", ["Ada Author"], 3, 0, AnswerSamples.Time, AnswerSamples.Time)],
        series, series, [new("not merged", series)], [Posted, Posted]);

    private static IReadOnlyList<string> Print(KnownPersonAnswer person) =>
        PrintedText.Lines(console => new PersonText(console).Write(new PeopleAnswer("ada", AnswerSamples.Time, [person])));
}
