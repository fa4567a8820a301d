using System.Globalization;
using System.Text;
using Tracker.Core;

namespace Tracker.Testing;

/// <summary>A community made by rule, big enough that each stage of a pass takes several batches; the same each time.</summary>
public sealed class BusyCommunity
{
    private const int Mails = 1500;
    private const int Commits = 2400;
    private const int Backports = 150;
    private const int PartsOfSeries = 5;

    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TempFolder folder;

    /// <summary>Writes its archive and its trees into a folder.</summary>
    public BusyCommunity(TempFolder folder)
    {
        this.folder = folder;
        WriteMails();
        var mainline = Import("mainline", Enumerable.Range(0, Commits).Select(Commit), "refs/heads/master");
        foreach (var release in new[] { 400, 1200, 2000 })
            GitCommand.Run(PathOf("mainline"), Start.AddMinutes(release), "tag", "-a", "-m", "release", $"v1.{release / 400}", mainline[release]);
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

    // Two versions of each series, parts of the second one the third of which was reworded.
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

    /// <summary>Of three commits, the first was posted and says where, the second was posted and does not say, the third was not posted.</summary>
    private static string Commit(int number)
    {
        var (series, part) = (number / 3 / PartsOfSeries, (number / 3 % PartsOfSeries) + 1);
        var link = number % 3 == 0 ? $"\nLink: https://lists.example.org/r/{series}-2-{part}@example.org\n" : "";
        return number % 3 == 2
            ? CommitOf(number, $"housekeeping {number}\n", Start.AddMinutes(number), $"misc{number % 50}.c")
            : CommitOf(number, $"{Title(series, part)}\n{link}", number % 3 == 0 ? PostedAt(series, part, 2) : PostedAt(series + 100, part, 1), File(series, part));
    }

    private static string Backport(int number, string[] mainline)
    {
        var (series, part) = (number / PartsOfSeries, (number % PartsOfSeries) + 1);
        var upstream = mainline[3 * number];
        return CommitOf(number, $"{Title(series, part)}\n\ncommit {upstream} upstream.\n", PostedAt(series, part, 2), File(series, part));
    }

    private static string CommitOf(int number, string message, DateTimeOffset authoredAt, string file)
    {
        var committedAt = Start.AddDays(30).AddMinutes(number);
        return string.Create(
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
    }

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
