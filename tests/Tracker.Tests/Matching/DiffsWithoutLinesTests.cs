using FluentAssertions;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Matching;

/// <summary>A diff may change files and no line: it renames or sets a mode. Its patch-id speaks all the same.</summary>
public sealed class DiffsWithoutLinesTests : IDisposable
{
    private const string Author = "Ada Author <ada@example.org>";

    private readonly SmallWorld world = new();

    public DiffsWithoutLinesTests() =>
        world.Mainline.At(new DateTimeOffset(2024, 1, 3, 0, 0, 0, TimeSpan.Zero)).Commit("start", "lamp.c", "before\nold line\nafter\n");

    public void Dispose() => world.Dispose();

    [Fact]
    public void ARenameThatWasRewordedIsFoundByItsPatchId()
    {
        world.Mainline.Git("mv", "lamp.c", "lantern.c");
        TheCommitIsFoundByItsPatchIdAlone();
    }

    [Fact]
    public void AModeThatWasRewordedIsFoundByItsPatchId()
    {
        world.Mainline.Git("update-index", "--chmod=+x", "lamp.c");
        TheCommitIsFoundByItsPatchIdAlone();
    }

    [Fact]
    public void AnotherRenameByTheSameAuthorIsNotTakenForIt()
    {
        world.Mainline.Git("mv", "lamp.c", "lantern.c");
        PostWhatIsStaged();
        world.Mainline.Git("mv", "lantern.c", "light.c");
        CommitWhatIsStaged();

        world.Sync();

        world.Only("call it by its name").Patches.Single().Landings.Should().BeEmpty();
    }

    /// <summary>Title and date are others, and there is no trailer.</summary>
    private void TheCommitIsFoundByItsPatchIdAlone()
    {
        PostWhatIsStaged();
        var commit = CommitWhatIsStaged();

        world.Sync();

        world.Only("call it by its name").Patches.Single().Landings.Single()
            .Should().BeEquivalentTo(new { Commit = commit, State = "landed", Evidence = new[] { "patch-id" } });
    }

    private void PostWhatIsStaged() =>
        world.Post(MailBuilder.Mail("name@example.org", "[PATCH] call it by its name")
            .From(Author)
            .Body($"Why it is needed.\n\n---\n{world.Mainline.Git("diff", "--cached", "--binary", "--find-renames")}\n"));

    private string CommitWhatIsStaged()
    {
        world.Mainline.Git("commit", "--quiet", "--author", Author, "-m", "lamp: say what it is");
        return world.Mainline.Head;
    }
}
