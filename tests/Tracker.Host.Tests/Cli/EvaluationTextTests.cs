using Tracker.Core.AnswersOut;
using Tracker.Core.AnswersOut.Matches;
using Tracker.Host.Cli;

namespace Tracker.Host.Tests.Cli;

public sealed class EvaluationTextTests
{
    private static readonly EvaluationAnswer Answer = new(
        null, IgnoresTrailers: true, new MessageScore(719, 700, 10, 9, 0.9859, 0.9736, 0.9797), new PatchScore(706, 0.9819, 700, 0.9915), new SeriesScore(444, 428, 0.964, 431, 0.9707),
        [new MissAnswer(new string('c', 40), "wick: burn slower", MissKinds.WrongVersion, ["v1@example.org"], "v2@example.org", IsDoubtful: true, "the change is another")],
        2489,
        [new SampledMatchAnswer(new string('d', 40), "lens: focus", new PostingAnswer("lens@example.org", "lens: focus", "lens", 3, null, null, new PersonAnswer("", ""), AnswerSamples.Time, null), [new EvidenceAnswer("title", "the same title")], 0.996, 0.5)]);

    [Fact]
    public void TheNumbersComeFirst() =>
        string.Join('\n', Print(Answer)).Should().MatchRegex(
            @"(?s)^719 labelled commits, synced without trailers\..*700 exact, 10 wrong, 9 not matched.*precision 0\.9859, recall 0\.9736, F1 0\.9797.*706 of 719, 0\.9819.*700 of 706 right patches, 0\.9915.*428 of 444 exact");

    [Fact]
    public void AMissHasItsLabelWhatWasFoundAndWhy() =>
        string.Join('\n', Print(Answer)).Should().MatchRegex(
            @"(?s)wrong version, 1, of which the content of 1 says another mail than the label:.*cccccccccccc +wick: burn slower.*label +v1@example\.org.*found +v2@example\.org.*doubtful +the change is another");

    [Fact]
    public void TheSampleCanBeJudgedByEye() =>
        string.Join('\n', Print(Answer)).Should().MatchRegex(
            @"(?s)2,489 matched commits have no label; 1 of them\..*dddddddddddd +lens: focus.*mail +v3 ""lens: focus"".*lens@example\.org.*by +title; 99 % sure.*alike +50 %");

    [Fact]
    public void WhatConfirmsItselfIsSaidToDoSo() =>
        string.Join(' ', Print(Answer with { IgnoresTrailers = false })).Should().Contain("synced with trailers").And.Contain("IgnoreTrailers");

    [Fact]
    public void EveryLineFitsEightyColumnsWhateverStandsInATitle()
    {
        var hostile = "[red]x[/] \u001b[2J \u202E" + new string('x', 500);
        var lines = Print(Answer with
        {
            Misses = [Answer.Misses[0] with { Title = hostile, Labelled = [hostile], Found = hostile, Reason = hostile }],
            Sample = [Answer.Sample[0] with { Title = hostile, Posting = Answer.Sample[0].Posting with { Title = hostile, MessageId = hostile } }],
        });

        lines.Should().OnlyContain(line => line.Length <= PrintedText.Width);
        lines.SelectMany(line => line).Should().NotContain(character => char.IsControl(character) || character == '\u202E');
    }

    private static IReadOnlyList<string> Print(EvaluationAnswer answer) => PrintedText.Lines(console => new EvaluationText(console).Write(answer));
}
