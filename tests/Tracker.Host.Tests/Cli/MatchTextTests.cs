using Tracker.Core.AnswersOut;
using Tracker.Core.AnswersOut.Matches;
using Tracker.Host.Cli;

namespace Tracker.Host.Tests.Cli;

public sealed class MatchTextTests
{
    private static readonly PostingAnswer Posting = new(
        "wick-v2@example.org", "wick: burn slower", "wick: burn-time accounting", 2, 1, 3, new PersonAnswer("Łucja Müller", "lm@example.org"), AnswerSamples.Time, null);

    private static readonly CandidateAnswer Taken = new(Posting, "taken", 1, [new EvidenceAnswer("title", "the same title, same author")], []);

    private static readonly CandidateAnswer Other = new(
        Posting with { MessageId = "wick-v1@example.org", Version = 1 }, "fits too", 0.5, [new EvidenceAnswer("lines", "50 % of the changed lines are the same")], ["it is older"]);

    private static readonly CommitMatchAnswer Commit = new(
        "lantern", new string('c', 40), "wick: burn slower", Posting.From, AnswerSamples.Time, AnswerSamples.Time, MatchVerdicts.Matched,
        "It is v2 1/3.", 0.99, ["The change itself speaks for v1."], [Taken, Other], [], []);

    [Fact]
    public void TheShortAnswerIsTheVerdictTheReasonAndWhatDoesNotFit() =>
        Print(new MatchAnswer("x", [Commit], [], null), explains: false).Should().Equal(
            "cccccccccccc (\"wick: burn slower\") of 2024-03-05: matched.", "It is v2 1/3.", "The change itself speaks for v1.");

    [Fact]
    public void TheLongOneHasEveryCandidateWithWhatSpeaksForAndAgainstIt() =>
        string.Join('\n', Print(new MatchAnswer("x", [Commit], [], null), explains: true)).Should().MatchRegex(
            """(?s)taken: v2 1/3 "wick: burn slower", posted 2024-03-05.*wick-v2@example\.org.*\+ the same title, same author.*fits too: v1 1/3.*\+ 50 %.*- it is older""");

    [Fact]
    public void OfAMailEveryCommitIsToldAndWhichPostingWasTaken()
    {
        var commit = new MailCommitAnswer(Commit.Commit, Commit.Title, AnswerSamples.Time, false, null, Taken.For, Other.Posting);
        var mail = new MailMatchAnswer(Posting, "It was a candidate.", [commit], [new NearCommitAnswer(new string('d', 40), "wick: burn slow", AnswerSamples.Time, 0.6)]);

        string.Join('\n', Print(new MatchAnswer("x", [], [mail], null), explains: true)).Should().MatchRegex(
            """(?s)^v2 1/3 "wick: burn slower" of "wick: burn-time accounting".*It was a candidate\..*was a candidate for cccccccccccc.*\+ the same title.*- v1 1/3 "wick: burn slower" was taken for it.*2024-03-05 dddddddddddd wick: burn slow""");
    }

    [Fact]
    public void ATitleIsNeitherMarkupNorATerminalsCommandAndFitsEightyColumns()
    {
        var hostile = "[red]x[/] [[ \u001b]0;owned\u0007\u001b[2J \u202Egnp" + new string('x', 500);
        var posting = Posting with { Title = hostile, Series = hostile, MessageId = hostile };
        var commit = Commit with { Title = hostile, Sentence = hostile, Contradictions = [hostile], Nearest = [hostile], Candidates = [Taken with { Posting = posting, Against = [hostile] }] };
        var mail = new MailMatchAnswer(posting, hostile, [new MailCommitAnswer("c", hostile, AnswerSamples.Time, true, 1, [], posting)], [new NearCommitAnswer("d", hostile, AnswerSamples.Time, 1)]);

        var lines = Print(new MatchAnswer("x", [commit with { Shares = [new ShareAnswer(posting, Taken.For[0], 0.5)] }], [mail], null), explains: true);

        lines.Should().OnlyContain(line => line.Length <= PrintedText.Width);
        lines.SelectMany(line => line).Should().NotContain(character => char.IsControl(character) || character == '\u202E');
    }

    private static IReadOnlyList<string> Print(MatchAnswer answer, bool explains) =>
        [.. PrintedText.Lines(console => new MatchText(console, explains).Write(answer)).Where(line => line.Length > 0)];
}
