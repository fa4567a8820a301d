using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;
using Tracker.Host.Cli;
using Tracker.Testing;

namespace Tracker.Host.Tests.Cli;

public sealed class DiagnosisTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void AWrongConfigurationIsAProblemWithItsKey() =>
        Diagnosis.OfEverything(TestConfiguration.WriteWith(folder, "\"Since\"", "\"Sinse\""), dataFolder: null)
            .Should().ContainSingle(finding => finding.Subject == "configuration")
            .Which.Should().Match<Finding>(finding => !finding.IsOk && finding.Text.Contains("Sinse"));

    [Fact]
    public void NoDatabaseIsAProblemThatASyncSolves() =>
        Look().Should().ContainSingle(finding => finding.Subject == "database")
            .Which.Should().Match<Finding>(finding => !finding.IsOk && finding.Text.Contains("tracker sync"));

    [Fact]
    public void AnEmptyDatabaseIsInOrder()
    {
        TrackerDatabase.In(folder.At("data")).OpenForWriting().Dispose();
        Look().Should().ContainSingle(finding => finding.Subject == "database").Which.IsOk.Should().BeTrue();
    }

    [Fact]
    public void TheDiskIsTheOneThatWillHoldTheData() =>
        Look().Should().ContainSingle(finding => finding.Subject == "disk").Which.Text.Should().Contain(folder.Path);

    [Fact]
    public void WhatWasPutRightIsListedLatestLastAndIsNoProblem()
    {
        var corrections = Enumerable.Range(1, 11).Select(number => new CorrectionAnswer(
            number, "lantern", CorrectionKinds.Unlink, "wick@example.org", "wick: trim", new string('a', 40), null, null, null, "Ada", AnswerSamples.Time, "a twin")).ToList();

        var findings = Diagnosis.OfCorrections(corrections).ToList();

        findings.Should().HaveCount(11).And.OnlyContain(finding => finding.IsOk);
        findings[0].Text.Should().Be("11, of which these are the latest; 'tracker corrections' lists all");
        findings[^1].Text.Should().Be(
            "11: commit aaaaaaaaaaaa is not the patch wick@example.org (“wick: trim”), said Ada on 2024-03-05: a twin"
            + " (waits for the commit, which is in no tree that has been read)");
        Diagnosis.OfCorrections([]).Should().BeEmpty();
    }

    public void Dispose() => folder.Dispose();

    private IEnumerable<Finding> Look() => Diagnosis.OfEverything(TestConfiguration.Write(folder), dataFolder: null);
}
