using Tracker.Core.Notes;
using Tracker.Host.Cli;

namespace Tracker.Host.Tests.Cli;

public sealed class MentionsTextTests
{
    private static readonly MentionAnswer Mention = new(12, 5, 17, "patch", "Ann Lee", "Faster lanterns", 5, 17, "“Faster lanterns”", 7, 0.98, []) { MessageId = "v5@example.org" };

    [Fact]
    public void AMentionIsToldWithItsLineKindPersonTitleAndSeries() =>
        string.Join('\n', Print(Mention)).Should().MatchRegex(@"(?s)^   12  patch +Faster lanterns\n +Ann Lee, v5, 17 parts\n +series 7  0\.98\n +v5@example\.org\n\n1 mention: 1 found, 0 not sure, 0 not found\.".Replace("+series", "+= series"));

    [Fact]
    public void AReleaseThatIsKnownByItsTagAloneIsFound() =>
        string.Join('\n', Print(Mention with { Kind = "release", Series = null, Score = null, MessageId = null, Community = "lantern", Note = "the tag v1.1 of mainline" }))
            .Should().Contain("1 found, 0 not sure, 0 not found");

    [Fact]
    public void WhatIsNotSureHasItsCandidates() =>
        string.Join('\n', Print(Mention with { Series = null, Score = null, MessageId = null, Note = "not sure", Candidates = [new(8, "lamp: burn", "Bo Ek", AnswerSamples.Time, "x@example.org", 0.61)] }))
            .Should().MatchRegex(@"(?s)not sure\n +\? 0\.61  series 8, .*Bo Ek\n +lamp: burn.*1 not sure");

    [Fact]
    public void EveryLineFitsEightyColumnsWhateverStandsInTheNotes()
    {
        var hostile = "[red]x[/] \u001b[2J \u202E" + new string('x', 500);
        var lines = Print(Mention with { Title = hostile, Person = hostile, MessageId = hostile, Note = hostile, Candidates = [new(8, hostile, hostile, AnswerSamples.Time, hostile, 0.5)] });

        lines.Should().OnlyContain(line => line.Length <= PrintedText.Width);
        lines.SelectMany(line => line).Should().NotContain(character => char.IsControl(character) || character == '\u202E');
    }

    [Fact]
    public void AMeasurementHasItsNumbersAndItsMisses() =>
        string.Join('\n', PrintedText.Lines(console => DetectionText.Write(console, new(
            new("all", 4, 3, 2, 0.6667, 0.5), [new("patch", 4, 3, 2, 0.6667, 0.5)], [new(3, 4, 5, "patch", "lamps")], [new(9, 1, 2, "pull", new string('x', 500))]))))
            .Should().MatchRegex(@"(?s)patch +4 +3 +2 +0\.6667 +0\.5000.*all.*Missed, 1:\n3:4 +patch +lamps.*Found, and not labelled, 1:\n9:1 +pull +xxx");

    private static IReadOnlyList<string> Print(MentionAnswer mention) => PrintedText.Lines(console => new MentionsText(console).Write(new(null, [mention])));
}
