using System.Text.Json;
using Tracker.Testing;

namespace Tracker.Host.Tests.Cli;

public sealed class DemoTests(DemoRun demo) : IClassFixture<DemoRun>
{
    [Fact]
    public void TheDemoWorksAndPrintsEverySeries()
    {
        demo.Outcome.ExitCode.Should().Be(0, demo.Outcome.Errors);
        var words = string.Join(' ', demo.Outcome.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        words.Should().ContainAll(Sample.Expected.Select(series => series.Title.Split(' ')[0]));
        words.Should().ContainAll(Sample.Expected.Select(series => series.Verdict).Distinct());
        demo.Outcome.Output.Should().Contain("Try next:");
        demo.Outcome.Output.Split('\n').Should().OnlyContain(line => line.StartsWith("  ./tracker") || line.Length <= PrintedText.Width);
    }

    [Theory]
    [InlineData("wick burn-time accounting", "merged", 0)]
    [InlineData("batch acknowledgements", "in next", 1)]
    [InlineData("page colouring", "dropped", 1)]
    [InlineData("cache directory lookups", "reverted", 1)]
    [InlineData("lazy flame scheduler", "not merged", 1)]
    public void TheExitCodeSaysWhetherItMerged(string query, string verdict, int exitCode)
    {
        var outcome = demo.Run("status", query);
        outcome.ExitCode.Should().Be(exitCode, outcome.Errors);
        outcome.Errors.Should().BeEmpty();
        demo.Ask(query).GetProperty("series")[0].GetProperty("verdict").GetString().Should().Be(verdict);
    }

    [Fact]
    public void TheTextBeginsWithTheSentence()
    {
        var sentence = demo.Ask("burn-time accounting").GetProperty("series")[0].GetProperty("sentence").GetString();
        string.Join(' ', demo.Run("status", "burn-time accounting").Output.Split('\n').Select(line => line.Trim())).Should().StartWith(sentence);
    }

    [Theory]
    [InlineData("2024-01-22", 1, "Not merged:")]
    [InlineData("2024-01-24", 0, "v3 posted 11 January 2024, merged on 23 January, after v1.0, not in a release yet")]
    [InlineData("2024-02-06", 0, "v3 posted 11 January 2024, merged for v1.1-rc1 on 23 January")]
    public void ADayIsAnsweredAsOneCouldHaveThen(string day, int exitCode, string told)
    {
        var outcome = demo.Run("status", "burn-time accounting", "--as-of", day);
        outcome.ExitCode.Should().Be(exitCode, outcome.Errors);
        string.Join(' ', outcome.Output.Split('\n').Select(line => line.Trim())).Should().Contain(told);
    }

    [Theory]
    [InlineData("2023-12-10", "posted by 2023-12-10 23:59 UTC")]
    [InlineData("2999-01-01", "yet to come")]
    [InlineData("yesterday", "no date")]
    public void ADayOfWhichNothingCanBeSaidIsOneLine(string day, string named) =>
        demo.Run("status", "burn-time accounting", "--as-of", day).ShouldBeOneLine(named);

    [Fact]
    public void TheExportIsTheSameInEveryFormat()
    {
        var rows = demo.Run("export", "landings").Output.TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split('\t')).ToList();
        rows.Should().NotBeEmpty().And.OnlyContain(row => row.Length == 14);
        demo.Run("export", "landings", "--format", "csv").Output.Should().StartWith("community,tree,");
        using var json = JsonDocument.Parse(demo.Run("export", "landings", "--format", "json").Output);
        json.RootElement.EnumerateArray().Select(row => row.GetProperty("commit").GetString()).Should().Equal(rows.Select(row => row[4]));
    }

    [Fact]
    public void ReleasesAreToldAsTextAndAsJson()
    {
        using var json = JsonDocument.Parse(demo.Run("releases", "--since", "2000-01-01", "--json").Output);
        var names = json.RootElement.GetProperty("releases").EnumerateArray().Select(release => release.GetProperty("name").GetString()).ToList();
        names.Should().NotBeEmpty();
        var outcome = demo.Run("releases", "--since", "2000-01-01");
        outcome.ExitCode.Should().Be(0, outcome.Errors);
        outcome.Output.Should().StartWith("Releases since 2000-01-01: ").And.ContainAll(names);
    }

    [Fact]
    public void ATreeThatNobodyKnowsIsOneLine()
    {
        var outcome = demo.Run("export", "landings", "--tree", "mianline");
        outcome.ExitCode.Should().Be(2);
        outcome.Errors.Should().Contain("mianline").And.StartWith("tracker: ");
    }

    [Fact]
    public void DoctorFindsEverythingInOrder()
    {
        var outcome = demo.Run("doctor");
        outcome.ExitCode.Should().Be(0, outcome.Output);
        outcome.Output.Should().MatchRegex("set aside +1 of ");
    }

    [Fact]
    public void ASecondPassFindsNothingNew()
    {
        var before = demo.Run("export", "landings").Output;
        demo.Run("sync", "--no-fetch").Output.Should().StartWith("0 new mails");
        demo.Run("export", "landings").Output.Should().Be(before);
    }
}
