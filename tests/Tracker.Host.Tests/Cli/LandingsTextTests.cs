using Tracker.Core.AnswersOut;
using Tracker.Host.Cli;

namespace Tracker.Host.Tests.Cli;

public sealed class LandingsTextTests
{
    private static readonly LandingRow Awkward = AnswerSamples.Row with { Series = "lamp:\t\"a\", b\nc", Release = null, Part = null, Parts = null, Confidence = 0.5 };

    [Fact]
    public void TsvHasTheColumnsInTheirOrder() =>
        Write(LandingsText.WriteTsv, AnswerSamples.Row).Should().Be(
            "community\ttree\tbranch\trelease\tcommit\tmessage_id\tseries\tversion\tpart\tparts\tevidence\tconfidence\tstate\tcommitted_at\n"
            + "lantern\tmainline\tmaster\tv1.1-rc1\t0123456789abcdef0123456789abcdef01234567\tw3-1@example.org\tlamp: wicks\t3\t1\t2\tlink,date\t0.99\tlanded\t2024-03-05T02:40:00Z\n");

    [Fact]
    public void ATabOrLineEndInATitleMakesNoFieldOfItsOwn()
    {
        var line = Write(LandingsText.WriteTsv, Awkward).Split('\n')[1].Split('\t');
        line.Should().HaveCount(14);
        line[6].Should().Be("lamp: \"a\", b c");
        line[3].Should().BeEmpty();
        line[11].Should().Be("0.50");
    }

    [Fact]
    public void CsvIsAsRfc4180HasIt()
    {
        var lines = Write(LandingsText.WriteCsv, Awkward).Split("\r\n");
        lines.Should().HaveCount(3);
        lines[0].Should().StartWith("community,tree,branch,");
        lines[1].Should().Contain(",\"lamp: \"\"a\"\", b c\",3,,,\"link,date\",0.50,landed,");
    }

    private static string Write(Action<TextWriter, IEnumerable<LandingRow>> write, params LandingRow[] rows)
    {
        using var writer = new StringWriter();
        write(writer, rows);
        return writer.ToString();
    }
}
