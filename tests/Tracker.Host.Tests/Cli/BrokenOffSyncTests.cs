using System.Diagnostics;
using Tracker.Core.Storage;

namespace Tracker.Host.Tests.Cli;

public sealed class BrokenOffSyncTests(BusyRun busy) : IClassFixture<BusyRun>
{
    [Fact]
    public void TheUndisturbedRunIsWorthComparingWith()
    {
        busy.Export.Split('\n').Should().HaveCountGreaterThan(500);
        busy.Export.Should().Contain("\tmade-1.y\t").And.Contain("\tv1.3\t");
        busy.Status.Should().Contain("\"verdict\": \"merged\"");
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.4)]
    [InlineData(0.5)]
    [InlineData(0.6)]
    [InlineData(0.7)]
    [InlineData(0.8)]
    [InlineData(0.9)]
    public void ASyncThatIsKilledIsFinishedByTheNext(double part)
    {
        KillAfter(part, $"killed {part}");
        busy.ShouldBeFinishedBySync($"killed {part}");
    }

    [Theory]
    [InlineData(0.4, 0.6, 0.5)]
    [InlineData(0.7, 0.4, 0.6)]
    public void SeveralKillsInARowAreNoWorseThanOne(params double[] parts)
    {
        var data = $"killed {string.Join(' ', parts)}";
        foreach (var part in parts)
            KillAfter(part, data);
        busy.ShouldBeFinishedBySync(data);
    }

    [Fact]
    public void CtrlCEndsASyncWithOneLineAndTheNextGoesOn()
    {
        using var sync = busy.Start("stopped", "sync", "--quiet");
        var holder = Path.Combine(busy.DataFolder("stopped"), DataLock.FileName + ".holder");
        SpinWait.SpinUntil(() => File.Exists(holder), TimeSpan.FromSeconds(30)).Should().BeTrue("the pass should begin");
        using (var kill = Process.Start("kill", ["-INT", $"{sync.Id}"]))
            kill.WaitForExit();
        BuiltProgram.End(sync).ShouldBeOneLine("stopped; the next sync goes on from here", exitCode: 130);
        busy.ShouldBeFinishedBySync("stopped");
    }

    [Fact]
    public void ASecondSyncAtTheSameTimeSaysWhoIsAtWorkAndLeavesTheFirstAlone()
    {
        using var held = DataLock.Take(busy.DataFolder("locked"), TimeProvider.System);
        busy.Run("locked", "sync").ShouldBeOneLine($"process {Environment.ProcessId} since");
    }

    private void KillAfter(double part, string data)
    {
        using var sync = busy.Start(data, "sync", "--quiet");
        Thread.Sleep(busy.Duration * part);
        sync.Kill();
        sync.WaitForExit();
    }
}
