using System.Globalization;
using System.Text;
using Tracker.Core;

namespace Tracker.Testing;

/// <summary>A community made by rule, big enough that each stage of a pass takes several batches; the same each time.</summary>
public sealed class BusyCommunity
{
    private const int Mails = 1100;
    private const int PartsOfSeries = 5;

    /// <summary>Commits from before there was a list; of those after it, each cycle has one by date, one never posted, the others with a link.</summary>
    private const int OldCommits = 1900;
    private const int NewCommits = 480;
    private const int Cycle = 8;
    private const int Backports = 150;

    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TempFolder folder;

    /// <summary>Writes its archive and its trees into a folder.</summary>
    public BusyCommunity(TempFolder folder)
    {
        this.folder = folder;
        WriteMails();
        var mainline = Import("mainline", Enumerable.Range(0, OldCommits).Select(Housekeeping).Concat(Enumerable.Range(0, NewCommits).Select(Commit)), "refs/heads/master");
        foreach (var release in new[] { 1, 2, 3 })
            GitCommand.Run(PathOf("mainline"), Start.AddDays(40 + release), "tag", "-a", "-m", "release", $"v1.{release}", mainline[OldCommits + (release * 100)]);
        Import("stable", Enumerable.Range(0, Backports).Select(number => Backport(number, mainline)), "refs/heads/made-1.y");
    }

    public Community Community => new(
        "made",
        [new Archive("list", folder.At("list.mbox"), ArchiveFormat.Mbox, Since: null)],
        [
            new Tree("mainline", TreeRole.Mainline, PathOf("mainline"), ["master"], Seed: null),
            new Tree("stable", TreeRole.Stable, PathOf("stable"), ["made-*.y"], Seed: null),
        ]);

    /// <summary>A word of every title, so that a query for it finds series.</summary>
    public static string Query => "wick";

    private string PathOf(string tree) => folder.At($"{tree}.git");

    // Two versions of each series.
    private void WriteMails()
    {
        var text = new StringBuilder();
        for (var number = 0; number < Mails; number++)
        {
            var (series, part, version) = (number / (2 * PartsOfSeries), (number % PartsOfSeries) + 1, (number / PartsOfSeries % 2) + 1);
            var first = $"{series}-{version}-1@example.org";
            var mail = MailBuilder.Patch(
                $"{series}-{version}-{part}@example.org", $"[PATCH v{version} {part}/{PartsOfSeries}] {Title(series, part)}", File(series, part), $"as of v{version}", "before")
                .Date(PostedAt(series, part, version));
            text.Append((part == 1 ? mail : mail.InReplyTo(first)).ToMbox());
        }
        folder.Write("list.mbox", text.ToString());
    }

    private static string Housekeeping(int number) =>
        CommitOf(number, $"housekeeping {number}\n", Start.AddDays(-100).AddMinutes(number), Start.AddDays(-100).AddMinutes(number), $"misc{number % 50}.c");

    private static string Commit(int number)
    {
        var (series, part) = Posted(number - (number / Cycle));
        var committedAt = Start.AddDays(30).AddMinutes(number);
        return (number % Cycle) switch
        {
            Cycle - 1 => CommitOf(OldCommits + number, $"housekeeping of late {number}\n", committedAt, committedAt, $"misc{number % 50}.c"),
            Cycle - 2 => CommitOf(OldCommits + number, $"{Title(series, part)}\n", PostedAt(series, part, 1), committedAt, File(series, part)),
            _ => CommitOf(
                OldCommits + number, $"{Title(series, part)}\n\nLink: https://lists.example.org/r/{series}-2-{part}@example.org\n", PostedAt(series, part, 2), committedAt, File(series, part)),
        };
    }

    // Nothing but the marker says which patch it is.
    private static string Backport(int number, string[] mainline)
    {
        var upstream = mainline[OldCommits + number + (number / (Cycle - 1))];
        return CommitOf(number, $"old lamps: number {number}\n\ncommit {upstream} upstream.\n", Start.AddDays(50).AddMinutes(number), Start.AddDays(50).AddMinutes(number), $"old{number % 50}.c");
    }

    private static (int Series, int Part) Posted(int number) => (number / PartsOfSeries, (number % PartsOfSeries) + 1);

    private static string CommitOf(int number, string message, DateTimeOffset authoredAt, DateTimeOffset committedAt, string file) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            commit BRANCH
            mark :{number + 1}
            author Ada Author <ada@example.org> {authoredAt.ToUnixTimeSeconds()} +0000
            committer Mia Maintainer <mia@example.org> {committedAt.ToUnixTimeSeconds()} +0000
            data {Encoding.UTF8.GetByteCount(message)}
            {message}
            {(number == 0 ? "" : $"from :{number}\n")}M 644 inline {file}
            data <<END
            {number}
            END

            """);

    /// <returns>The ids of the commits, oldest first.</returns>
    private string[] Import(string tree, IEnumerable<string> commits, string branch)
    {
        GitCommand.Run(folder.Path, "init", "--quiet", "--bare", "--initial-branch=master", PathOf(tree));
        GitCommand.RunWith(PathOf(tree), Start, author: null, string.Concat(commits).Replace("commit BRANCH", $"commit {branch}"), "fast-import", "--quiet");
        return GitCommand.Run(PathOf(tree), "rev-list", "--reverse", branch).Split('\n');
    }

    private static string Title(int series, int part) => $"wick: step {part} of change {series}";

    private static string File(int series, int part) => $"part{part}/file{series % 20}.c";

    private static DateTimeOffset PostedAt(int series, int part, int version) => Start.AddHours(series).AddMinutes(version * 10).AddSeconds(part);
}
