using System.Globalization;
using System.Text.Json;
using Dapper;
using Tracker.Core.Git;
using Tracker.Core.Storage;

namespace Tracker.Benchmarks.Kernel;

/// <summary>
/// <c>kernel [--commits N] [--patches N] [--keep FOLDER] [--day D]</c>: what the built program needs for a tree shaped as the kernel's: a
/// first sync, one with nothing new, one of the night after, against <c>git log</c> over the same refs. With so many patches that
/// wait on a list, mainline alone: what a night's mails need, and matching all of it anew. With a day, only sets the repositories to it.
/// </summary>
internal sealed class KernelCommand(KernelShape shape, string folder, int patches)
{
    private const string Community = "kernel";

    private static readonly string Program = Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "Tracker.Host", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "tracker.dll"));

    private string MailFile => Path.Combine(folder, "list.mbox");

    private string Data => Path.Combine(folder, "data");

    public static int Run(IReadOnlyList<string> arguments)
    {
        var size = new KernelSize(int.Parse(Option(arguments, "--commits") ?? $"{KernelSize.Whole}", CultureInfo.InvariantCulture));
        var kept = Option(arguments, "--keep");
        var folder = kept is null ? Directory.CreateTempSubdirectory("tracker-kernel-").FullName : Path.GetFullPath(kept);
        try
        {
            var shape = KernelShape.In(folder, size);
            if (Option(arguments, "--day") is not { } day)
                return new KernelCommand(shape, folder, int.Parse(Option(arguments, "--patches") ?? "0", CultureInfo.InvariantCulture)).Measure();
            shape.Set(int.Parse(day, CultureInfo.InvariantCulture));
            return 0;
        }
        finally
        {
            if (kept is null)
                Directory.Delete(folder, recursive: true);
        }
    }

    private int Measure()
    {
        if (Directory.Exists(Data))
            Directory.Delete(Data, recursive: true);
        File.WriteAllText(Path.Combine(folder, "kernel.json"), Configuration());
        Console.WriteLine($"{"",-22}{"wall s",10}{"of git log",12}{"CPU s",10}{"RssAnon MB",12}{"database MB",13}{"store MB",10}   load");
        shape.Set(KernelSize.Days);
        if (patches > 0)
            MadeList.Write(MailFile, shape.Mainline, patches);
        var first = Sync("first sync");
        var floor = GitLog();
        Print("git log", floor, floor);
        Print("first sync", first, floor);
        var succeeded = (patches > 0 ? MeasureList(floor) : MeasureTrees(floor)).All(run => run.ExitCode == 0);
        shape.Set(KernelSize.Days);
        return succeeded && first.ExitCode == 0 ? 0 : 1;
    }

    private MeasuredRun[] MeasureTrees(MeasuredRun floor)
    {
        var second = Sync("nothing new");
        Print("nothing new", second, floor);
        shape.Set(KernelSize.Night);
        var night = Sync("a night later");
        Print("a night later", night, floor);
        return [second, night];
    }

    private MeasuredRun[] MeasureList(MeasuredRun floor)
    {
        MadeList.AddNight(MailFile, patches);
        var mails = Sync("a night's mails", "--no-fetch");
        Print("a night's mails", mails, floor);
        using (var connection = new TrackerDatabase(Path.Combine(Data, TrackerDatabase.FileName)).OpenForWriting())
            connection.Execute("UPDATE match_windows SET rules = ''");
        var anew = Sync("all matched anew", "--no-fetch");
        Print("all matched anew", anew, floor);
        return [mails, anew];
    }

    private MeasuredRun Sync(string name, params string[] options) =>
        MeasuredRun.Of(Path.Combine(folder, $"{name}.log"), "dotnet", [Program, "sync", "--config", Path.Combine(folder, "kernel.json"), "--data", Data, .. options]);

    private MeasuredRun GitLog() =>
        MeasuredRun.Of(Path.Combine(folder, "git log.log"), "git", "-C", GitStore.FolderOf(Data, Community), "log", "--all", "--format=%H%n%B");

    private void Print(string name, MeasuredRun run, MeasuredRun floor) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-22}{run.Wall.TotalSeconds,10:0.0}{run.Wall / floor.Wall,12:0.00}{run.Cpu.TotalSeconds,10:0.0}{run.PeakRssAnon >> 20,12}{Size(TrackerDatabase.FileName + "*"),13}{Size("*.pack") + Size("*.idx"),10}   {Load()}{(run.ExitCode == 0 ? "" : $" exit {run.ExitCode}")}"));

    private long Size(string files) => new DirectoryInfo(Data).EnumerateFiles(files, SearchOption.AllDirectories).Sum(file => file.Length) >> 20;

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private string Configuration() => JsonSerializer.Serialize(new
    {
        Tracker = new
        {
            Communities = new[]
            {
                new
                {
                    Name = Community,
                    Archives = patches == 0 ? [] : new[] { new { Name = "list", Url = MailFile, Format = "mbox" } },
                    // A commit of stable that nobody posted costs a diff: with a list they would hide what its mails need.
                    Trees = new[]
                    {
                        new { Name = "mainline", Role = "mainline", Url = shape.Mainline, Branches = new[] { "master" } },
                        new { Name = "linux-next", Role = "next", Url = shape.Next, Branches = new[] { "master" } },
                        new { Name = "stable", Role = "stable", Url = shape.Stable, Branches = new[] { "linux-*.y" } },
                    }[..(patches > 0 ? 1 : 3)],
                },
            },
        },
    });

    private static string? Option(IReadOnlyList<string> arguments, string name) =>
        arguments.SkipWhile(argument => argument != name).Skip(1).FirstOrDefault();
}
