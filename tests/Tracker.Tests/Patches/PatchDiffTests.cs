using System.Text;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.Patches;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Patches;

public sealed class PatchDiffTests
{
    private const string TwoHunks =
        """
        diff --git a/net/tcp.c b/net/tcp.c
        index 1111111..2222222 100644
        --- a/net/tcp.c
        +++ b/net/tcp.c
        @@ -1,3 +1,4 @@ int main
         one
        -two
        +zwei
        +drei

        @@ -10 +11 @@
        -ten
        +zehn
        \ No newline at end of file
        """;

    [Fact]
    public void ATextWithoutADiffHasNone()
    {
        Read("").Should().BeNull();
        Read("diff between the two\n--- \n+++ what\n-- \n2.39\n").Should().BeNull();
        Read("> diff --git a/x b/x\n> --- a/x\n> +++ b/x\n> @@ -1 +1 @@\n> -a\n> +b\n").Should().BeNull();
    }

    [Fact]
    public void AMailsDiffIsReadFromItsMidst()
    {
        var diff = Read($"Why.\n---\n net/tcp.c | 5 ++---\n\n{TwoHunks}\n-- \n2.39.5\n\n-- \nMailing list info: https://lists.example.org\n");

        diff!.Files.Should().Equal("net/tcp.c");
        (diff.Added, diff.Removed).Should().Be((3, 2));
        diff.Sketch.Lines.Should().Be(5);
        diff.PatchId.Should().Be(GitsId(TwoHunks.Replace("\n\n", "\n \n")));
    }

    [Fact]
    public void LineEndsAndLostSpacesDoNotMatter()
    {
        var diff = Read(TwoHunks);

        Same(Read(TwoHunks.Replace("\n", "\r\n")), diff);
        Same(Read(TwoHunks.Replace("\n\n", "\n \n")), diff);
        Same(Read(TwoHunks + "\n-- \n2.39.5\n"), diff);
        Same(Read(TwoHunks.Replace("\\ No newline", "\\ Kein Zeilenumbruch")), diff);
    }

    [Fact]
    public void ContextAndPlaceChangeThePatchIdButNotTheContent()
    {
        var moved = Read(TwoHunks.Replace(" one", " eins").Replace("@@ -10 +11 @@", "@@ -20 +21 @@"));

        moved!.ContentHash.Should().Be(Read(TwoHunks)!.ContentHash);
        moved.PatchId.Should().NotBe(Read(TwoHunks)!.PatchId);
    }

    [Fact]
    public void TheSameLinesInAnotherFileAreAnotherContent() =>
        Read(TwoHunks.Replace("tcp.c", "udp.c"))!.ContentHash.Should().NotBe(Read(TwoHunks)!.ContentHash);

    [Fact]
    public void TheOrderOfFilesDoesNotMatter()
    {
        var other = TwoHunks.Replace("tcp.c", "udp.c");
        var diff = Read($"{TwoHunks}\n{other}");
        var turned = Read($"{other}\n{TwoHunks}");

        turned!.ContentHash.Should().Be(diff!.ContentHash);
        turned.PatchId.Should().Be(diff.PatchId);
        turned.Files.Should().Equal("net/udp.c", "net/tcp.c");
    }

    [Fact]
    public void SeveralDiffsInAMailCountTogether()
    {
        var other = TwoHunks.Replace("tcp.c", "udp.c");

        Same(Read($"{TwoHunks}\n\nAnd then:\n\n{other}\n-- \n2.39.5\n"), Read($"{TwoHunks}\n{other}"));
    }

    [Fact]
    public void ADiffWithoutGitsLineHasContentButNoPatchId()
    {
        var plain = TwoHunks[TwoHunks.IndexOf("--- a")..];
        var diff = Read("Hello,\n" + plain);

        diff!.PatchId.Should().BeNull();
        diff.ContentHash.Should().Be(Read(TwoHunks)!.ContentHash);
    }

    [Theory]
    [InlineData("--- linux-5.1.orig/net/tcp.c\t2019-01-01 10:00:00.000000000 +0100", "+++ linux-5.1/net/tcp.c\t2019-01-02 10:00:00.000000000 +0100")]
    [InlineData("--- linux-5.1.orig/net/tcp.c 2019-01-01 10:00:00.000000000 +0100", "+++ linux-5.1/net/tcp.c 2019-01-02 10:00:00.000000000 +0100")]
    [InlineData("--- net/tcp.c.orig", "+++ net/tcp.c")]
    [InlineData("--- a/net/tcp.c~fix", "+++ a/net/tcp.c")]
    [InlineData("--- /dev/null", "+++ b/net/tcp.c")]
    [InlineData("--- a/net/tcp.c", "+++ /dev/null")]
    [InlineData("--- \"a/net/t\\143p.c\"", "+++ \"b/net/t\\143p.c\"")]
    public void PlainDiffsNameTheirFileInManyWays(string old, string @new) =>
        Read($"{old}\n{@new}\n@@ -1 +1 @@\n-a\n+b\n")!.Files.Should().Equal("net/tcp.c");

    [Theory]
    [InlineData("old mode 100644\nnew mode 100755")]
    [InlineData("new file mode 100644\nindex 0000000..e69de29")]
    [InlineData("index 1111111..2222222 100644\nBinary files a/x y.c and b/x y.c differ")]
    public void AFileWithoutLinesIsNamedByGitsLine(string header)
    {
        var diff = Read($"diff --git a/x y.c b/x y.c\n{header}\n");

        diff!.Files.Should().Equal("x y.c");
        diff.ContentHash.Should().BeNull();
        diff.Sketch.Lines.Should().Be(0);
        diff.PatchId.Should().Be(GitsId($"diff --git a/x y.c b/x y.c\n{header}\n"));
    }

    [Fact]
    public void ARenameIsNamedByItsNewName()
    {
        var diff = Read("diff --git a/old.c b/new.c\nsimilarity index 100%\nrename from old.c\nrename to new.c\n");

        diff!.Files.Should().Equal("new.c");
        diff.ContentHash.Should().BeNull();
    }

    [Fact]
    public void AWrongCountEndsWithTheSignature()
    {
        var diff = Read("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,9 +1,9 @@\n a\n-b\n+c\n-- \n2.39.5\n\n- one\n- two\n");

        (diff!.Added, diff.Removed).Should().Be((1, 1));
    }

    [Fact]
    public void ARemovedDashIsNoSignature() =>
        Read("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1 @@\n-- \n a\n")!.Removed.Should().Be(1);

    [Fact]
    public void LinesInNoFileAreNoContent() =>
        Read("diff --git a/x b/y\n--- /dev/null\n+++ /dev/null\n@@ -1 +1 @@\n-a\n+b\n").Should().BeNull();

    [Fact]
    public void NoInputMakesItThrow() =>
        Prop.ForAll(Pieces, pieces =>
        {
            var text = string.Concat(pieces);
            return Read(text) is null || Read(text)!.Files.Count > 0;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void PatchIdsAreGitsOwn()
    {
        using var tree = new TempTree();
        tree.Commit("first", "a b.c", "one\ntwo\nthree\n");
        tree.Commit("second", "a b.c", "one\nzwei\nthree");
        tree.Commit("empty", "empty.c", "");
        tree.Commit("binary", "blob", "a\0b");
        tree.Commit("unicode", "\u00e4.c", "ding\n");
        tree.Git("mv", "a b.c", "moved.c");
        tree.Git("update-index", "--chmod=+x", "empty.c");
        tree.Git("commit", "--quiet", "-m", "move and mode");
        tree.Git("rm", "--quiet", "blob", "moved.c");
        tree.Git("commit", "--quiet", "-m", "remove");

        foreach (var commit in tree.Git("rev-list", "HEAD").Split('\n'))
        {
            var diff = tree.Git("show", "--format=", commit) + "\n";
            Read(diff)?.PatchId.Should().Be(GitsId(diff), diff);
        }
    }

    private static readonly Arbitrary<string[]> Pieces = Gen.Elements(
        "diff --git a/x b/x\n", "diff --git \"a/\\303", "index 1..2\n", "--- a/x\n", "+++ b/x\n", "--- \n", "+++ \n", "@@ -1,2 +1,99999999999 @@\n",
        "@@ -1,2 +1 @@\n", "@@ -,", "+a\n", "-b\n", " c\n", "\n", "\r\n", "\\ No\n", "-- \n", "2.3\n", "GIT binary patch\n", "rename to \n", "rename from x\n",
        "\0", "diff -u\n", "old mode 1\n", "Binary files \n", "text\n").ArrayOf().ToArbitrary();

    private static PatchDiff? Read(string text) => PatchDiff.Read(Encoding.UTF8.GetBytes(text));

    private static void Same(PatchDiff? one, PatchDiff? other) => one.Should().BeEquivalentTo(other);

    private static PatchId? GitsId(string diff)
    {
        var printed = GitCommand.RunWith(Path.GetTempPath(), DateTimeOffset.UnixEpoch, author: null, diff + "\n", "patch-id", "--stable");
        return printed.Length == 0 ? null : new PatchId(printed[..40]);
    }
}
