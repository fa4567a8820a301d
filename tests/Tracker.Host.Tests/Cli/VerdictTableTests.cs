using Tracker.Core.AnswersOut;
using Tracker.Host.Cli;

namespace Tracker.Host.Tests.Cli;

public sealed class VerdictTableTests
{
    [Fact]
    public void ASeriesIsARowWithItsVerdictAndRelease()
    {
        var merged = AnswerSamples.PartlyMerged with { Title = "lamp: burn", Author = new PersonAnswer("Mia", ""), Verdict = Verdicts.Merged, LandedVersion = 4 };
        PrintedText.Lines(console => console.Write(VerdictTable.Of([merged])))
            .Should().ContainSingle(line => line.Contains("lamp: burn")).Which.Trim()
            .Should().MatchRegex("^lamp: burn +Mia +v4 +merged +v1.1-rc1$");
    }

    [Fact]
    public void LongTitlesFitEightyColumns() =>
        PrintedText.Lines(console => console.Write(VerdictTable.Of([AnswerSamples.PartlyMerged])))
            .Should().OnlyContain(line => line.Length <= PrintedText.Width);
}
