using FluentAssertions;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Matching;

/// <summary>Three versions of a series, of which only the last part changed: what landed of that says which version all of it is.</summary>
public sealed class VersionOfSeriesTests : IDisposable
{
    private const string Ada = "Ada Author <ada@example.org>";
    private static readonly DateTimeOffset Posted = new(2024, 1, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly SmallWorld world = new();

    public VersionOfSeriesTests()
    {
        world.Mainline.At(Posted.AddDays(-1));
        foreach (var file in new[] { "alpha.c", "beta.c" })
            File.WriteAllText(Path.Combine(world.Mainline.Path, file), "before\nold line\nafter\n");
        world.Mainline.Commit("start", "gamma.c", "before\nold line\nafter\n");
    }

    [Fact]
    public void PartsThatAreTheSameInAllVersionsAreOfTheVersionOfThePartThatIsNot()
    {
        world.Post(Version(1)).Post(Version(2)).Post(Version(3));
        Land("alpha", "tidied");
        Land("beta", "tidied");
        Land("gamma", "tidied 2");

        world.Sync();

        Landed().Should().Equal("v2-1@example.org", "v2-2@example.org", "v2-3@example.org");
        world.Answers.Landings(tree: null).Where(row => row.Part < 3).Should().OnlyContain(row => row.Evidence.Contains("series"));
    }

    [Fact]
    public void VersionsWithTheVerySamePatchAreTold()
    {
        world.Post(Version(1)).Post(Version(2)).Post(Version(3));
        Land("alpha", "tidied");
        Land("gamma", "tidied 2");

        world.Sync();

        world.Only("alpha").Patches.SelectMany(patch => patch.Landings)
            .Select(landing => (landing.CommitTitle, landing.Version, string.Join(' ', landing.IdenticalIn)))
            .Should().Equal(("alpha: tidy it up", 2, "1 3"), ("gamma: tidy it up", 2, ""));
    }

    [Fact]
    public void ALinkThatContradictsTheChangeIsKeptAndTold()
    {
        world.Post(Version(1)).Post(Version(2));
        world.Mainline.At(Posted.AddDays(5)).Commit(
            "gamma: tidy it up\n\nLink: https://lore.kernel.org/r/v1-3@example.org", "gamma.c", "before\ntidied 2\nafter\n", Ada);

        world.Sync();

        var landing = world.Only("alpha").Patches.SelectMany(patch => patch.Landings).Should().ContainSingle().Subject;
        landing.Should().BeEquivalentTo(new { Version = 1, ChangeOf = new[] { 2 } });
        landing.Confidence.Should().BeLessThan(0.9);
    }

    [Fact]
    public void ACommitThatComesLaterDecidesForThoseBesideIt()
    {
        world.Post(Version(1)).Post(Version(2)).Post(Version(3));
        Land("alpha", "tidied");
        Land("beta", "tidied");
        world.Sync();
        Landed().Should().Equal("v3-1@example.org", "v3-2@example.org");

        Land("gamma", "tidied 2");
        world.Sync();

        Landed().Should().Equal("v2-1@example.org", "v2-2@example.org", "v2-3@example.org");
    }

    [Fact]
    public void AVersionThatComesLaterDecidesForAllCommitsOfItsSeries()
    {
        Land("alpha", "tidied");
        Land("beta", "tidied");
        Land("gamma", "tidied 2");
        world.Post(Version(1)).Post(Version(3)).Sync();
        Landed().Should().NotContain("v2-1@example.org");

        world.Post(Version(2)).Sync();

        Landed().Should().Equal("v2-1@example.org", "v2-2@example.org", "v2-3@example.org");
    }

    [Fact]
    public void APartThatIsGoneFromTheListDecidesNothingMore()
    {
        Land("alpha", "tidied");
        Land("beta", "tidied");
        Land("gamma", "tidied 2");
        world.Post(Version(1)).Post(Version(2)).Post(Version(3)).Sync();

        File.Delete(world.MailFile);
        world.Post(Version(1)).Post(Version(2)[..2]).Post(Version(3)).Sync();
        var incremental = Landed();
        world.Rebuild();

        incremental.Should().Equal(Landed());
        incremental.Should().Equal("v3-1@example.org", "v3-2@example.org", "v3-3@example.org");
    }

    public void Dispose() => world.Dispose();

    private List<string> Landed() => [.. world.Answers.Landings(tree: null).OrderBy(row => row.Part).Select(row => row.MessageId)];

    private void Land(string name, string content) =>
        world.Mainline.At(Posted.AddDays(5)).Commit($"{name}: tidy it up", $"{name}.c", $"before\n{content}\nafter\n", Ada);

    private static MailBuilder[] Version(int number) =>
    [
        Part(number, 1, "alpha", "tidied"),
        Part(number, 2, "beta", "tidied").InReplyTo($"v{number}-1@example.org"),
        Part(number, 3, "gamma", $"tidied {number}").InReplyTo($"v{number}-1@example.org"),
    ];

    private static MailBuilder Part(int version, int part, string name, string added) => MailBuilder
        .Patch($"v{version}-{part}@example.org", $"[PATCH v{version} {part}/3] {name}: tidy it up", $"{name}.c", added)
        .From(Ada).Date(Posted.AddHours(version).AddSeconds(part));
}
