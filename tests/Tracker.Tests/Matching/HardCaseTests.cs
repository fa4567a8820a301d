using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Matching;

/// <summary>
/// Small stories in which matching goes wrong easily, each in a folder of Hard: mails, trees, and which mail each commit is.
/// Branches are master (mainline), next, for-next (another tree) and linux-*.y (stable).
/// </summary>
public sealed class HardCaseTests : IDisposable
{
    private static readonly string Folder = Repository.At("tests", "Tracker.Tests", "Matching", "Hard");

    private readonly TempFolder folder = new();

    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void EachCommitIsTheMailThatItWasMadeFrom(string name)
    {
        using var world = Load(name);
        world.Sync().Failures.Should().BeEmpty();

        var landed = world.Answers.Landings(null).ToLookup(row => row.Commit);
        foreach (var commit in Expected(name))
            Told(landed[commit.Id]).Should().Be(commit.Told, "of \"{0}\" {1}", commit.Title, commit.Why);
    }

    public void Dispose() => folder.Dispose();

    private SmallWorld Load(string name)
    {
        var trees = folder.At("trees.git");
        GitCommand.Run(folder.Path, "init", "--quiet", "--bare", "--initial-branch=master", trees);
        GitCommand.RunWith(trees, DateTimeOffset.UnixEpoch, author: null, File.ReadAllText(Path.Combine(Folder, name, "trees.fi")), "fast-import", "--quiet");
        var world = new SmallWorld().Unfollow("mainline").Follow("mainline", TreeRole.Mainline, trees, "master");
        foreach (var branch in GitCommand.Run(trees, "for-each-ref", "--format=%(refname:short)", "refs/heads").Split('\n').Where(branch => branch != "master"))
            world.Follow(branch, RoleOf(branch), trees, branch);
        File.Copy(Path.Combine(Folder, name, "list.mbox"), world.MailFile);
        return world;
    }

    private static TreeRole RoleOf(string branch) =>
        branch == "next" ? TreeRole.Next : branch.StartsWith("linux-", StringComparison.Ordinal) ? TreeRole.Stable : TreeRole.Other;

    private static IEnumerable<ExpectedCommit> Expected(string name) =>
        File.ReadLines(Path.Combine(Folder, name, "expected.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Select(cells => new ExpectedCommit(cells[0], cells[1], $"{cells[2]} {cells[3]}", cells[4]));

    /// <summary>The mails in order, then the version of the first.</summary>
    private static string Told(IEnumerable<LandingRow> landings)
    {
        var rows = landings.DistinctBy(row => row.MessageId).OrderBy(row => row.MessageId, StringComparer.Ordinal).ToList();
        return $"{string.Join(' ', rows.Select(row => row.MessageId))} {rows.FirstOrDefault()?.Version}";
    }

    /// <param name="Told">The mails that it was made from, and their version; a blank where there is none.</param>
    private sealed record ExpectedCommit(string Id, string Title, string Told, string Why);
}
