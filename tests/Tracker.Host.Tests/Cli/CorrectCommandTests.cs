using System.Text.Json;
using Tracker.Testing;

namespace Tracker.Host.Tests.Cli;

public sealed class CorrectCommandTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly SmallWorld world = new();
    private readonly string commit;

    public CorrectCommandTests()
    {
        commit = world.Mainline.At(new(2024, 1, 2, 0, 0, 0, TimeSpan.Zero)).Commit("irqchip: rework it all", "other.c", author: "Bob <bob@example.org>");
        world.Post(MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak"), MailBuilder.Patch("tight@example.org", "[PATCH] pump: keep it tight")).Sync();
    }

    [Fact]
    public void ALinkIsToldWithItsVerdictAndListedUntilItIsTakenBack()
    {
        var linked = Run("link", "leak@example.org", commit[..10], "--by", "Ada", "--reason", "done by hand");
        linked.ExitCode.Should().Be(0, linked.Errors);
        OneLine(linked.Output).Should().StartWith(
            $"1: commit {commit[..12]} (“irqchip: rework it all”) is the patch leak@example.org (“file: plug a leak”), said Ada on ")
            .And.Contain(": done by hand").And.Contain("file: plug a leak: Merged: version 1 of the patch is in mainline");
        Run("status", "plug a leak").Output.Should().Contain("corrected");
        OneLine(Run("corrections").Output).Should().Contain("is the patch leak@example.org");

        var undone = Run("corrections", "--undo", "1");

        OneLine(undone.Output).Should().StartWith("Taken back: 1: commit").And.Contain("Not merged");
        Run("corrections").Should().Be(new ProgramOutcome(0, "Nothing has been put right by hand.\n", ""));
    }

    [Fact]
    public void AnUnlinkOfWhatWasLinkedSaysWhatItReplaces()
    {
        Run("link", "leak@example.org", commit, "--by", "Ada");
        var unlinked = Run("unlink", "leak@example.org", commit, "--by", "Ben");
        OneLine(unlinked.Output).Should().MatchRegex("^[0-9]+: commit .* is not the patch .*said Ben on .* It replaces [0-9]+: commit .* is the patch .*said Ada on .*Not merged.* no posted patch in the archives that are read matches it");
    }

    [Fact]
    public void TwoSeriesAreToldAsOneAndJsonIsAlone()
    {
        var same = Run("same", "leak@example.org", "tight@example.org", "--by", "Ada", "--json");
        same.ExitCode.Should().Be(0, same.Errors);
        using var json = JsonDocument.Parse(same.Output);
        var made = json.RootElement.GetProperty("made").EnumerateArray().Single();
        made.GetProperty("kind").GetString().Should().Be("same");
        made.GetProperty("same_as").GetString().Should().Be("tight@example.org");
        made.GetProperty("commit").ValueKind.Should().Be(JsonValueKind.Null);
        using var listed = JsonDocument.Parse(Run("corrections", "--json").Output);
        listed.RootElement.EnumerateArray().Single().GetProperty("by").GetString().Should().Be("Ada");
    }

    [Fact]
    public void WhoSaysSoIsWhomGitNames()
    {
        var git = folder.Write("gitconfig", "[user]\n\tname = Ełla Engineer\n");
        var environment = new Dictionary<string, string> { ["GIT_CONFIG_GLOBAL"] = git };
        BuiltProgram.RunIn(environment, Arguments("link", "leak@example.org", commit)).Output.Should().Contain("Ełla Engineer");
    }

    [Fact]
    public void WithoutAGitNameItIsTheLogins()
    {
        var environment = new Dictionary<string, string> { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1", ["GIT_DIR"] = folder.Path, ["USER"] = "keeper" };
        BuiltProgram.RunIn(environment, Arguments("link", "leak@example.org", commit)).Output.Should().Contain("keeper");
    }

    [Fact]
    public void DoctorListsWhatWasPutRight()
    {
        Run("unlink", "leak@example.org", commit, "--by", "Ada", "--reason", "only its twin", "--quiet").Should().Be(new ProgramOutcome(0, "", ""));
        OneLine(Run("doctor").Output).Should().Contain("correction").And.Contain("only its twin");
    }

    [Theory]
    [InlineData("lost@example.org", "link", "lost@example.org", "0123456789ab")]
    [InlineData("0123456789ab", "unlink", "leak@example.org", "0123456789ab")]
    [InlineData("'4711'", "corrections", "--undo", "4711x")]
    [InlineData("correction 4711", "corrections", "--undo", "4711")]
    [InlineData("series 4711", "same", "4711", "leak@example.org")]
    [InlineData("'tracker link --help'", "link", "leak@example.org")]
    public void AMistakeIsOneLineAndExitsWithTwo(string named, params string[] arguments)
    {
        var outcome = Run(arguments);
        outcome.ExitCode.Should().Be(2);
        outcome.Output.Should().BeEmpty();
        outcome.Errors.Should().StartWith("tracker: ").And.Contain(named.Trim('\'')).And.NotContain("   at ");
        outcome.Errors.TrimEnd('\n').Should().NotContain("\n");
    }

    public void Dispose()
    {
        world.Dispose();
        folder.Dispose();
    }

    private ProgramOutcome Run(params string[] arguments) => BuiltProgram.Run(Arguments(arguments));

    private string[] Arguments(params string[] arguments) =>
        [.. arguments, "--config", TestConfiguration.WriteFor(folder, world.Request().Communities[0]), "--data", world.DataFolder];

    // Lines are broken where a terminal ends.
    private static string OneLine(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
