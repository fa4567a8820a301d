using Tracker.Core.AnswersOut;

namespace Tracker.Host.Tests;

public sealed class CoverageTextTests
{
    private static readonly CoverageAnswer Next = new("lantern", "tree", "linux-next", null, AnswerSamples.Time, null);

    [Fact]
    public void ATreeThatHasNotMovedForMoreThanAWeekIsSaidToRest()
    {
        var resting = Next with { MovedAt = AnswerSamples.Time.AddDays(-8) };
        CoverageText.Sentence([resting]).Should().Be("Read so far: linux-next up to 2024-03-05 02:40 UTC. linux-next has not moved since 2024-02-26.");
        CoverageText.OfSource(resting).Should().Be("linux-next up to 2024-03-05 02:40 UTC; has not moved since 2024-02-26");
    }

    [Fact]
    public void SeveralAreSaidInOneSentence() =>
        CoverageText.Sentence([Next with { MovedAt = AnswerSamples.Time.AddDays(-8) }, Next with { Name = "stable", MovedAt = AnswerSamples.Time.AddDays(-20) }])
            .Should().EndWith("linux-next has not moved since 2024-02-26, stable since 2024-02-14.");

    [Fact]
    public void ATreeThatMovesOrOfWhichThatIsNotKnownIsNot()
    {
        CoverageText.OfSource(Next with { MovedAt = AnswerSamples.Time.AddDays(-7) }).Should().NotContain("moved");
        CoverageText.OfSource(Next).Should().NotContain("moved");
    }
}
