using System.Text;
using Tracker.Testing;

namespace Tracker.Benchmarks;

/// <summary>A public-inbox epoch of patch mails: series of three with a cover letter, every second one in a second version.</summary>
internal static class MadeArchive
{
    private const int MailsOfAPosting = 4;

    public static string In(string folder, int mails) =>
        FastImport.Into(folder, Enumerable.Range(0, mails).Select(number => new ImportedCommit($"mail {number}", "m", Mail(number).ToString(), Tag: null)));

    private static MailBuilder Mail(int number)
    {
        var (posting, part) = (number / MailsOfAPosting, number % MailsOfAPosting);
        var version = posting % 2 == 0 ? "" : " v2";
        var cover = $"series-{posting}-0@example.org";
        var subject = $"[PATCH{version} {part}/3] subsystem{posting % 100}: change number {posting / 2} part {part}";
        return part == 0
            ? MailBuilder.Mail(cover, subject).Date(At(number)).Body("What it is about.\n\nAda Author (3):\n  and a diffstat\n")
            : MailBuilder.Patch($"series-{posting}-{part}@example.org", subject, $"dir{posting % 100}/file{part}.c", $"return {number};").Date(At(number)).InReplyTo(cover);
    }

    private static DateTimeOffset At(int number) => DateTimeOffset.FromUnixTimeSeconds(1_600_000_000 + (number * 60L));
}

/// <summary>A tree with a straight history, a trailer in every commit and a release now and then.</summary>
internal static class MadeTree
{
    private const int CommitsOfARelease = 5_000;

    public static string In(string folder, int commits) =>
        FastImport.Into(folder, Enumerable.Range(0, commits).Select(number => new ImportedCommit(
            Message(number), $"dir{number % 100}/file.c", $"return {number};\n",
            number % CommitsOfARelease == CommitsOfARelease - 1 ? $"v1.{number / CommitsOfARelease}" : null)));

    private static string Message(int number) =>
        $"""
        subsystem{number % 100}: change number {number}

        Some lines that say why the change is needed, as long as they
        are in the wild, and no longer.

        Signed-off-by: Ada Author <ada@example.org>
        Link: https://lore.example.org/r/series-{number}-1@example.org
        Signed-off-by: Mia Maintainer <mia@example.org>

        """;
}

/// <summary>A commit that replaces one file.</summary>
internal sealed record ImportedCommit(string Message, string File, string Content, string? Tag);

/// <summary>Makes a bare repository of a great many commits, which git commit would take hours for.</summary>
internal static class FastImport
{
    public static string Into(string folder, IEnumerable<ImportedCommit> commits)
    {
        var stream = $"{folder}.fi";
        using (var output = File.Create(stream))
        {
            var number = 0;
            foreach (var commit in commits)
                output.Write(Encoding.UTF8.GetBytes(Text(commit, number++)));
        }
        Floor.Run(Path.GetDirectoryName(folder) ?? "/", $"git init --quiet --bare --initial-branch=master '{folder}' && git -C '{folder}' fast-import --quiet < '{stream}'");
        File.Delete(stream);
        return folder;
    }

    private static string Text(ImportedCommit commit, int number)
    {
        var person = $"<ada@example.org> {1_600_000_000 + (number * 60L)} +0000";
        return $"commit refs/heads/master\nauthor Ada Author {person}\ncommitter Mia Maintainer {person}\n"
            + $"data {Encoding.UTF8.GetByteCount(commit.Message)}\n{commit.Message}\n"
            + $"M 644 inline {commit.File}\ndata {Encoding.UTF8.GetByteCount(commit.Content)}\n{commit.Content}\n"
            + (commit.Tag is null ? "" : $"tag {commit.Tag}\nfrom refs/heads/master\ntagger Mia Maintainer {person}\ndata 1\nx\n");
    }
}
