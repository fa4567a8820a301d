using Tracker.Core.AnswersOut;
using Tracker.Core.AnswersOut.Pulls;
using Tracker.Host.Cli;

namespace Tracker.Host.Tests.Cli;

public sealed class PullsTextTests
{
    private static readonly PullAnswer Open = AnswerSamples.Pulled with
    {
        Title = "candle updates",
        State = PullStates.Open,
        Tree = null,
        MergeCommit = null,
        MergedAt = null,
        Commits = null,
        Files = null,
        Url = null,
    };

    [Fact]
    public void TheSentenceComesFirst() =>
        string.Join(' ', Print(AnswerSamples.Pulled).Take(2)).Should().Be(AnswerSamples.Window().Sentence);

    [Fact]
    public void PulledAndOpenStandApart()
    {
        var text = string.Join('\n', Print(Open, AnswerSamples.Pulled, Open with { Title = "old candle", State = PullStates.Superseded, SupersededBy = "new@example.org" }));
        text.Should().MatchRegex(@"(?s)Pulled:.*lamp updates.*Still open, in no mainline tree that is followed:.*candle updates.*Sent again:.*old candle.*new@example\.org");
        text.Should().MatchRegex(@"(?s)Łucja Müller; 14 commits, 1 file \(\+1,018 -5\); pulled 2024-03-13\s+into mainline master by 0123456789ab, v6\.9-rc1");
        text.Should().Contain("https://lore.example.org/r/pull@example.org/").And.Contain("pull@example.org");
    }

    [Fact]
    public void TheTrackersWordIsToldAsItsWord()
    {
        var said = AnswerSamples.Pulled with
        {
            Tree = "torvalds/linux.git",
            Branch = null,
            MergedAt = null,
            Evidence = ["pr-tracker"],
            SaidBy = new PullClaimAnswer("torvalds/linux.git", "0123456789ab", AnswerSamples.Time, "bot@example.org", null),
        };
        string.Join(' ', Print(said).Select(line => line.Trim())).Should().Contain("pulled into torvalds/linux.git by 0123456789ab, the pr-tracker said on 2024-03-05");
    }

    [Fact]
    public void EveryLineFitsEightyColumns() =>
        Print(AnswerSamples.Pulled with { Title = new string('x', 500) }, Open with { MessageId = new string('y', 300) })
            .Should().OnlyContain(line => line.Length <= PrintedText.Width);

    [Fact]
    public void ASubjectIsNeitherMarkupNorATerminalsCommand()
    {
        const string Hostile = "[red]x[/] [[ \u001b]0;owned\u0007\u001b[2J \u202Egnp";
        var pull = AnswerSamples.Pulled with { Title = Hostile, From = new PersonAnswer(Hostile, Hostile), Tree = Hostile, Url = Hostile, Release = Hostile };
        var text = string.Join('\n', Print(pull, pull with { State = PullStates.Superseded, SupersededBy = Hostile }));
        text.Should().Contain("[red]x[/] [[ ]0;owned[2J gnp");
        text.Where(char.IsControl).Should().OnlyContain(character => character == '\n');
        text.Should().NotContain("\u202E");
    }

    private static IReadOnlyList<string> Print(params PullAnswer[] pulls) =>
        PrintedText.Lines(console => new PullsText(console).Write(AnswerSamples.Window(pulls)));
}
