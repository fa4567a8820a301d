using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core;
using Tracker.Core.CommitsIn;
using Tracker.Core.Git;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.CommitsIn;

public sealed class TreeReaderTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly TempTree upstream = new();

    public void Dispose()
    {
        upstream.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void ACommitsFactsAreThoseThatGitTells()
    {
        upstream.Commit("net: fix\n a leak\n\nCloses: https://lore.kernel.org/r/bug@example.org\n", author: "Ada Ä <ada@example.org>");
        using var reader = Fetch();
        var facts = reader.Read(reader.Branches().Single().Tip).Facts!;
        facts.Title.Should().Be(upstream.Git("log", "-1", "--format=%s"));
        facts.Author.Should().Be(new Person("Ada Ä", "ada@example.org"));
        facts.AuthoredAt.ToUnixTimeSeconds().ToString().Should().Be(upstream.Git("log", "-1", "--format=%at"));
        facts.Links.Should().Equal(new CommitLink(CommitLinkKind.Report, "bug@example.org"));
    }

    [Fact]
    public void ADiffHasThePatchIdThatGitGives()
    {
        upstream.Commit("one", "a.c", string.Concat(Enumerable.Range(0, 40).Select(number => $"line {number}\n")));
        upstream.Commit("two", "a.c", string.Concat(Enumerable.Range(0, 40).Select(number => number == 20 ? "changed\n" : $"line {number}\n")));
        upstream.Git("mv", "a.c", "renamed.c");
        upstream.Commit("three", "new.c", "not utf-8: Müller\n");
        File.WriteAllBytes(Path.Combine(upstream.Path, "latin1.c"), [0xfc, 0x0a, 0xe4]);
        upstream.Commit("four", "deep/er/file.c", "x");
        upstream.Git("rm", "-q", "new.c");
        upstream.Commit("five", "deep/er/file.c", "x\ny\n");
        using var reader = Fetch();
        var asBytes = upstream.Git("rev-parse", "HEAD~1");
        // The test's own pipe is of text: what is not UTF-8 has a test to itself.
        foreach (var commit in upstream.Git("rev-list", "HEAD").Split('\n').Where(commit => commit != asBytes))
        {
            var expected = GitCommand.RunWith(upstream.Path, upstream.Now, null, upstream.Git("show", "--binary", "-M", commit), "patch-id", "--stable").Split(' ')[0];
            reader.Diff(new CommitId(commit)).Diff!.PatchId!.Value.Hex.Should().Be(expected, upstream.Git("log", "-1", "--format=%s", commit));
        }
    }

    [Fact]
    public void BytesThatAreNoTextAreInTheDiffAsTheyAre()
    {
        File.WriteAllBytes(Path.Combine(upstream.Path, "latin1.c"), "M\u00fcller\n"u8.ToArray());
        upstream.Commit("one");
        var latin = new byte[] { (byte)'M', 0xfc, (byte)'\n' };
        File.WriteAllBytes(Path.Combine(upstream.Path, "latin1.c"), latin);
        upstream.Commit("two");
        using var reader = Fetch();
        using var diff = new GitDiff(folder.At("store.git"), reader.Objects);
        var before = GitOid.FromHex(upstream.Git("rev-parse", "HEAD~1^{tree}"))!.Value;
        var after = GitOid.FromHex(upstream.Git("rev-parse", "HEAD^{tree}"))!.Value;
        diff.Between(before, after).Bytes.AsSpan().IndexOf([(byte)'+', .. latin]).Should().BePositive();
    }

    [Fact]
    public void AMergeHasNoDiff()
    {
        upstream.Commit("one");
        upstream.Branch("side");
        upstream.Commit("two", "two.c");
        upstream.Checkout("master");
        upstream.Commit("three", "three.c");
        upstream.Merge("side", "merge");
        using var reader = Fetch();
        reader.Diff(reader.Branches().Single().Tip).Should().Be(new CommitDiff(null, null));
    }

    [Fact]
    public void ADiffWhoseBlobIsMissingSaysSo()
    {
        upstream.Commit("one", content: "some content\n");
        var blob = upstream.Git("rev-parse", "HEAD:file.c");
        using var reader = Fetch();
        File.Delete(folder.At("store.git", "objects", blob[..2], blob[2..]));
        reader.Diff(reader.Branches().Single().Tip).Unreadable.Should().NotBeNull();
    }

    [Fact]
    public void AShallowHistoryEndsWhereItEnds()
    {
        upstream.Commit("one");
        upstream.Commit("two");
        upstream.Commit("three");
        GitCommand.Run(folder.Path, "clone", "--quiet", "--bare", "--depth", "2", $"file://{upstream.Path}", "shallow.git");
        using var reader = Fetch(folder.At("shallow.git"));
        var walked = Walk(reader);
        walked.Where(commit => commit.Facts is not null).Select(commit => commit.Facts!.Title).Should().Equal("three", "two");
        walked.Where(commit => commit.Facts is null).Should().ContainSingle().Which.SetAside.Should().Contain("is not there");
    }

    [Fact]
    public void ACommitThatCannotBeReadIsSetAsideAndItsParentsAreNot()
    {
        upstream.Commit("one");
        var broken = GitCommand.RunWith(upstream.Path, upstream.Now, null,
            $"tree {upstream.Git("rev-parse", "HEAD^{tree}")}\nparent {upstream.Head}\nauthor nobody\ncommitter nobody\n\nbroken\n", "hash-object", "-t", "commit", "-w", "--literally", "--stdin");
        var tip = upstream.Git("commit-tree", "-p", broken, "-m", "three", "HEAD^{tree}");
        upstream.Git("update-ref", "refs/heads/master", tip);
        using var reader = Fetch();
        Walk(reader).Select(commit => commit.Facts?.Title ?? commit.SetAside).Should().BeEquivalentTo("three", "one", "it does not say who made it and when");
    }

    [Fact]
    public void OnlyReleaseTagsAreReleasesWhetherTheyHaveAnObjectOrNot()
    {
        upstream.Commit("one");
        upstream.Tag("v1.0");
        upstream.Git("tag", "v1.0.1");
        upstream.Git("tag", "-a", "-m", "nested", "v1.0.2", "v1.0");
        upstream.Tag("next-20240101");
        upstream.Git("tag", "v9.9", upstream.Git("rev-parse", "HEAD:file.c"));
        using var reader = Fetch();
        reader.Releases().Select(tag => tag.Name.Name).Should().BeEquivalentTo("v1.0", "v1.0.1", "v1.0.2");
        reader.Releases().Should().OnlyContain(tag => tag.Commit.Hex == upstream.Head);
    }

    [Fact]
    public void AWalkFindsWhatGitFindsWhateverTheDates() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(8), Prop.ForAll<int[]>(seeds =>
        {
            using var history = new TempTree();
            var ids = Import(history, seeds.Length == 0 ? [1] : seeds);
            using var objects = GitObjects.Open(Path.Combine(history.Path, ".git"));
            var (wanted, hidden) = (ids[^1], ids[ids.Count / 2]);
            var walk = new CommitWalk(objects);
            var found = walk.Run([GitOid.FromHex(wanted)!.Value], [GitOid.FromHex(hidden)!.Value], CancellationToken.None).Select(number => walk.Graph[number].ToString());
            found.Should().BeEquivalentTo(history.Git("rev-list", wanted, $"^{hidden}").Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }));

    // Some parents are merges, some dates go back or are absurd.
    private static List<string> Import(TempTree history, int[] seeds)
    {
        var script = string.Concat(Enumerable.Range(1, 30).Select(number =>
        {
            var seed = Math.Abs((long)seeds[number % seeds.Length]) + number;
            var date = seed % 7 == 0 ? 0 : 1_700_000_000 + (number * 1000) - (seed % 5 * 3000);
            var parent = number == 1 ? "" : $"from :{Math.Max(1, number - 1 - (seed % 3))}\n";
            var merge = number > 4 && seed % 4 == 0 ? $"merge :{number - 3}\n" : "";
            return $"commit refs/heads/b{number}\nmark :{number}\ncommitter M <m@example.org> {date} +0000\ndata 1\nx\n{parent}{merge}\n";
        }));
        GitCommand.RunWith(history.Path, history.Now, null, script, "fast-import", "--quiet");
        return [.. history.Git(["rev-parse", .. Enumerable.Range(1, 30).Select(number => $"b{number}")]).Split('\n')];
    }

    private static List<CommitRead> Walk(TreeReader reader) => [.. reader.Walk([reader.Branches().Single().Tip], [], CancellationToken.None)];

    private TreeReader Fetch(string? from = null)
    {
        var tree = new Tree("test", TreeRole.Mainline, from ?? upstream.Path, ["master"], null);
        TreeFetch.Fetch(GitStore.Open(folder.At("store.git")), tree, since: null, new Progress<string>(), CancellationToken.None);
        return new TreeReader(folder.At("store.git"), tree);
    }
}
