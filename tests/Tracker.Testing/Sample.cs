using Tracker.Core;

namespace Tracker.Testing;

/// <summary>The community of data/sample, its trees unpacked into a folder of the test's own.</summary>
public sealed class Sample(string folder)
{
    private static readonly string Source = Repository.At("data", "sample");

    /// <summary>The verdicts of expected.tsv, in its order.</summary>
    public static IReadOnlyList<ExpectedVerdict> Expected { get; } =
        [.. File.ReadLines(Path.Combine(Source, "expected.tsv")).Skip(1).Select(line => line.Split('\t')).Select(ToVerdict)];

    public Community Community => new(
        "lantern",
        [
            new Archive("lantern-devel", Path.Combine(Source, "mail", "lantern-devel.mbox"), ArchiveFormat.Mbox, Since: null),
            new Archive("lantern-net", Path.Combine(Source, "mail", "lantern-net"), ArchiveFormat.Maildir, Since: null),
        ],
        [
            Tree("mainline", TreeRole.Mainline, "master"),
            Tree("next", TreeRole.Next, "master"),
            Tree("stable", TreeRole.Stable, "lantern-*.y"),
            Tree("net", TreeRole.Other, "for-next"),
        ]);

    /// <summary>Makes the trees.</summary>
    public Sample Load()
    {
        foreach (var tree in Community.Trees)
            Load(tree.Name);
        return this;
    }

    private Tree Tree(string name, TreeRole role, string branch) => new(name, role, PathOf(name), [branch], Seed: null);

    private string PathOf(string name) => Path.Combine(folder, $"{name}.git");

    private void Load(string tree)
    {
        Directory.CreateDirectory(folder);
        GitCommand.Run(folder, "init", "--quiet", "--bare", PathOf(tree));
        var text = File.ReadAllText(Path.Combine(Source, "trees", $"{tree}.fi"));
        GitCommand.RunWith(PathOf(tree), DateTimeOffset.UnixEpoch, author: null, text, "fast-import", "--quiet");
    }

    private static ExpectedVerdict ToVerdict(string[] cells) =>
        new(cells[0], cells[1], int.Parse(cells[2]), cells[3].Length == 0 ? null : int.Parse(cells[3]), cells[4].Length == 0 ? null : cells[4]);
}

/// <summary>What a series of the sample is to get.</summary>
/// <param name="Versions">The number of its latest version.</param>
/// <param name="Release">The first of mainline that contains it.</param>
public sealed record ExpectedVerdict(string Title, string Verdict, int Versions, int? Landed, string? Release);
