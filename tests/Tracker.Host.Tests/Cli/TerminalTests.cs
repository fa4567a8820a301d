using Tracker.Testing;

namespace Tracker.Host.Tests.Cli;

/// <summary>What a person at a terminal sees, where bars take the place of lines.</summary>
public sealed class TerminalTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void APassShowsItsStagesAndEndsInItsSummary()
    {
        var outcome = BuiltProgram.RunOnTerminal("demo", "--data", folder.At("demo"));

        outcome.ExitCode.Should().Be(0, outcome.Output);
        outcome.Output.Should().ContainAll("mail lantern-devel", "tree mainline", "matching lantern", "Try next:").And.NotContain("Exception");
    }

    public void Dispose() => folder.Dispose();
}
