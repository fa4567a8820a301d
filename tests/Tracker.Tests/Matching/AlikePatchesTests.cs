using FluentAssertions;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Matching;

/// <summary>Commits that share no exact key with their patch: retitled, dated anew and edited when they were applied.</summary>
public sealed class AlikePatchesTests : IDisposable
{
    private const string Ada = "Ada Author <ada@example.org>";
    private const string Bob = "Bob Builder <bob@example.org>";
    private const string Edited = "before\nlamp on\nlamp off\nlamp dim\nat night\nafter\n";
    private static readonly DateTimeOffset Posted = new(2024, 1, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly SmallWorld world = new();

    public AlikePatchesTests() => world.Mainline.At(Posted.AddDays(-1)).Commit("start", "start.c");

    [Fact]
    public void APatchThatWasRetitledAndEditedIsFound()
    {
        world.Post(Lamp());
        Land("lamps: let them burn at night", "src/lamp.c", Edited);

        world.Sync();

        var landing = world.Answers.Landings(tree: null).Should().ContainSingle().Subject;
        landing.MessageId.Should().Be("lamp@example.org");
        landing.Evidence.Should().Be("lines,alike");
        landing.Confidence.Should().BeInRange(0.5, 0.9);
    }

    [Fact]
    public void APatchThatIsPostedAfterItsCommitWasReadIsFound()
    {
        Land("lamps: let them burn at night", "src/lamp.c", Edited);
        world.Post(Patch("wick@example.org", "[PATCH] wick: trim it", "src/wick.c", "trimmed")).Sync();
        Landed().Should().BeEmpty();

        world.Post(Lamp()).Sync();

        Landed().Should().Equal("lamp@example.org");
    }

    [Fact]
    public void AFileThatWasMovedWithinItsFolderIsFoundByItsName()
    {
        world.Post(Lamp());
        Land("lamp: let it burn at night", "src/lights/lamp.c", Edited);

        world.Sync();

        Landed().Should().Equal("lamp@example.org");
    }

    [Theory]
    [InlineData("lamp: let it burn at night", "src/wick.c", Edited, Ada)]
    [InlineData("lamp: let it burn at night", "port/lamp.c", Edited, Ada)]
    [InlineData("lamps: let them burn at night", "src/lamp.c", Edited, Bob)]
    [InlineData("lamps: let them burn at night", "src/lamp.c", "before\nlamp on\nnow\nit\nis\nanother\nafter\n", Ada)]
    [InlineData("oil: buy some more", "src/lamp.c", "before\nlamp on\nlamp off\nat night\nby day\nafter\n", Ada)]
    public void AnotherFileAnotherAuthorAnotherTitleOrOtherLinesMakeAnotherPatch(string title, string file, string content, string author)
    {
        world.Post(Lamp());
        Land(title, file, content, author);

        world.Sync();

        Landed().Should().BeEmpty();
    }

    [Fact]
    public void OneLineThatStandsInEveryFileIsNoProof()
    {
        world.Post(Patch("spdx@example.org", "[PATCH] lamp: add the SPDX tag of the licence", "src/lamp.c", "// SPDX-License-Identifier: MIT"));
        Land("wick: add the SPDX tag of the licence too", "src/wick.c", "before\n// SPDX-License-Identifier: MIT\nafter\n");

        world.Sync();

        Landed().Should().BeEmpty();
    }

    [Fact]
    public void APatchThatWaitedForMoreThanAYearIsNotFoundByBeingAlike()
    {
        world.Post(Lamp());
        Land("lamps: let them burn at night", "src/lamp.c", Edited, days: 420);

        world.Sync();

        Landed().Should().BeEmpty();
    }

    [Fact]
    public void APatchThatIsInMainlineIsNotAnotherCommitForBeingAlike()
    {
        world.Post(Lamp());
        Land("lamps: let them burn at night", "src/lamp.c", Edited);
        world.Sync();
        Landed().Should().Equal("lamp@example.org");

        world.Mainline.Git("rm", "--quiet", "src/lamp.c");
        world.Mainline.Commit("drop the lamps");
        var applied = world.Mainline.Apply(Lamp().ToMbox());
        world.Sync();

        world.Answers.Landings(tree: null).Select(row => row.Commit).Should().Equal(applied);
        world.Rebuild();
        world.Answers.Landings(tree: null).Select(row => row.Commit).Should().Equal(applied);
    }

    public void Dispose() => world.Dispose();

    private List<string> Landed() => [.. world.Answers.Landings(tree: null).Select(row => row.MessageId)];

    private void Land(string title, string file, string content, string author = Ada, int days = 5)
    {
        Directory.CreateDirectory(Path.Combine(world.Mainline.Path, Path.GetDirectoryName(file) ?? ""));
        world.Mainline.At(Posted.AddDays(days)).Commit(title, file, content, author);
    }

    private static MailBuilder Lamp() => Patch("lamp@example.org", "[PATCH] lamp: let it burn", "src/lamp.c", "lamp on", "lamp off", "lamp dim");

    private static MailBuilder Patch(string id, string subject, string file, params string[] lines) => MailBuilder.Mail(id, subject).From(Ada).Date(Posted).Body(
        $"""
        Because.
        ---
         {file} | {lines.Length + 2} ++
         1 file changed, {lines.Length + 2} insertions(+)

        diff --git a/{file} b/{file}
        new file mode 100644
        --- /dev/null
        +++ b/{file}
        @@ -0,0 +1,{lines.Length + 2} @@
        +before
        {string.Join('\n', lines.Select(line => '+' + line))}
        +after
        --
        2.43.0

        """);
}
