using System.Globalization;
using System.Text;
using Tracker.Testing;

namespace Tracker.Benchmarks.Kernel;

/// <summary>
/// A list beside a made mainline: patches that became its commits of the last weeks, and many more that still wait. As many
/// wait as in a year of the kernel's list, posted in a quarter of that time, so that fewer commits have to be asked for them.
/// </summary>
internal static class MadeList
{
    private const int NightMails = 1_500;
    private const int Weeks = 13;

    /// <summary>Of so many mails of a night one answers another.</summary>
    private const int Answers = 3;

    private const long Since = KernelSize.End - (Weeks * 7L * KernelSize.Day);

    /// <param name="waiting">How many patches wait.</param>
    public static void Write(string path, string mainline, int waiting)
    {
        using var list = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        foreach (var commit in GitCommand.Run(mainline, "log", "--no-merges", $"--since={Since}", "--format=%h%x09%an <%ae>%x09%at%x09%s", "master").Split('\n').Where((_, number) => number % 2 == 0))
        {
            if (commit.Split('\t') is [var id, var author, var at, var title])
                Write(list, Patch($"landed-{id}", $"[PATCH] {title}", author, id.GetHashCode(StringComparison.Ordinal) & 0xfffff), long.Parse(at, CultureInfo.InvariantCulture));
        }
        for (var number = 0; number < waiting; number++)
            Write(list, Waiting(number, version: 1), Since + ((KernelSize.End - Since) * number / waiting));
    }

    /// <summary>A night's mails: new patches, new versions of those that wait, answers.</summary>
    public static void AddNight(string path, int waiting)
    {
        using var list = new StreamWriter(path, append: true, new UTF8Encoding(false), 1 << 20);
        for (var mail = 0; mail < NightMails; mail++)
        {
            var (at, patch) = (KernelSize.End + (mail * 20L), (mail * 61) % waiting);
            var made = mail % Answers == 0
                ? MailBuilder.Mail($"answer-{mail}@example.org", $"Re: [PATCH] {MadeText.Title(patch)}").InReplyTo($"waiting-{patch}-1@example.org").Body("Looks good.\n")
                : mail % 2 == 0 ? Waiting(patch, version: 2) : Waiting(waiting + mail, version: 1);
            Write(list, made, at);
        }
    }

    /// <summary>With the From_ line of that moment: a mail that is dated years after it came would not be believed.</summary>
    private static void Write(StreamWriter list, MailBuilder mail, long at)
    {
        var moment = DateTimeOffset.FromUnixTimeSeconds(at);
        list.Write(string.Create(CultureInfo.InvariantCulture, $"From list@example.org {moment:ddd MMM d HH:mm:ss yyyy}\n{mail.Date(moment)}\n\n"));
    }

    private static MailBuilder Waiting(int number, int version) =>
        Patch($"waiting-{number}-{version}", $"[PATCH{(version > 1 ? $" v{version}" : "")}] {MadeText.Title(~number)}", $"{MadePerson.Author(number)}", number);

    private static MailBuilder Patch(string id, string subject, string author, int number)
    {
        var random = new Random(number);
        var lines = Enumerable.Range(0, random.Next(4, 40)).Select(_ => $"+\t{MadeText.Word(random)} = {MadeText.Word(random)}({MadeText.Word(random)});").ToList();
        var file = string.Create(CultureInfo.InvariantCulture, $"dir{random.Next(7)}/file{random.Next(50)}.c");
        return MailBuilder.Mail($"{id}@example.org", subject).From(author).Body(
            $"""
            Why it is needed.

            Signed-off-by: {author}
            ---
            diff --git a/{file} b/{file}
            --- a/{file}
            +++ b/{file}
            @@ -1,1 +1,{lines.Count + 1} @@
             return 1;
            {string.Join('\n', lines)}

            """);
    }
}
