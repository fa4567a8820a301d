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

    public void Dispose() => folder.Dispose();

    private IEnumerable<Finding> Look() => Diagnosis.OfEverything(TestConfiguration.Write(folder), dataFolder: null);
}
