using Tracker.Testing;

namespace Tracker.Benchmarks.Kernel;

/// <summary>
/// Three repositories shaped as the kernel's are: mainline.git, next.git and stable.git, each as it was on five days and on
/// the night after. A day's refs are in "dayN.refs" beside the repository's own "packed-refs"; what only came in the night is in
/// its folder "night", so that a first sync does not find it yet.
/// </summary>
internal sealed class KernelShape
{
    private const int Pulled = 3;
    private const int Folders = 1_000;

    private readonly KernelSize size;
    private readonly string folder;

    private KernelShape(string folder, KernelSize size) => (this.folder, this.size) = (folder, size);

    public string Mainline => Path.Combine(folder, "mainline.git");

    public string Next => Path.Combine(folder, "next.git");

    public string Stable => Path.Combine(folder, "stable.git");

    private IReadOnlyList<string> All => [Mainline, Next, Stable];

    private string Made => Path.Combine(folder, "made");

    /// <summary>Makes it in a folder, or takes what was made there before.</summary>
    public static KernelShape In(string folder, KernelSize size)
    {
        var shape = new KernelShape(Path.GetFullPath(folder), size);
        if (File.Exists(shape.Made) && File.ReadAllText(shape.Made) == size.ToString())
            return shape;
        foreach (var repository in shape.All.Where(Directory.Exists))
            Directory.Delete(repository, recursive: true);
        shape.Make();
        File.WriteAllText(shape.Made, size.ToString());
        return shape;
    }

    /// <summary>The repositories are as they were on that day, or in that night.</summary>
    public void Set(int day)
    {
        foreach (var repository in All)
        {
            File.Copy(RefsOf(repository, day), Path.Combine(repository, "packed-refs"), overwrite: true);
            var (night, packs) = (Path.Combine(repository, "night"), Path.Combine(repository, "objects", "pack"));
            var (from, to) = day == KernelSize.Night ? (night, packs) : (packs, night);
            foreach (var name in File.ReadLines(Path.Combine(repository, "night.packs")).Where(name => File.Exists(Path.Combine(from, name))))
                File.Move(Path.Combine(from, name), Path.Combine(to, name));
        }
    }

    private void Make()
    {
        Directory.CreateDirectory(folder);
        GitCommand.Run(folder, "init", "--quiet", "--bare", "--initial-branch=master", Mainline);
        var folders = MadeFolders.In(Mainline, Folders);
        var mainline = new MainlineHistory(size);
        Write(Mainline, folders, stream => { mainline.Make(stream); stream.SetRef("refs/heads/master", mainline.Tip); return mainline.Tip; });
        foreach (var repository in new[] { Next, Stable })
            GitCommand.Run(folder, "clone", "--quiet", "--bare", "--local", Mainline, repository);
        var stable = Enumerable.Range(0, KernelSize.StableBranches).Select(branch => new StableHistory(size, mainline, branch)).ToList();
        Write(Stable, folders, stream => WriteStable(stream, stable, branch => branch.Make(stream)));
        var next = new NextHistory(size, mainline.LastOpened);
        for (var day = 1; day <= KernelSize.Days; day++)
            MakeDay(folders, mainline, next, day);
        MakeNight(folders, mainline, next, stable);
        Set(KernelSize.Days);
    }

    private void MakeDay(string[] folders, MainlineHistory mainline, NextHistory next, int day)
    {
        var tip = mainline.TipAt(KernelSize.End - ((long)(KernelSize.Days - day) * KernelSize.Day));
        GitCommand.Run(Mainline, "update-ref", "refs/heads/master", tip.Id.ToString());
        Write(Next, folders, stream => WriteNext(stream, next.MakeDay(stream, tip, day), day));
        foreach (var repository in All)
            Keep(repository, day);
    }

    private void MakeNight(string[] folders, MainlineHistory mainline, NextHistory next, List<StableHistory> stable)
    {
        var before = All.ToDictionary(repository => repository, Packs);
        var pulled = 0;
        Write(Mainline, folders, stream =>
        {
            var tips = next.Pulled(stream, Pulled);
            mainline.MakeNight(stream, tips, size.NightCommits);
            stream.SetRef("refs/heads/master", mainline.Tip);
            pulled = tips.Count;
            return mainline.Tip;
        });
        next.Drop(pulled);
        // The integration tree stands on the new mainline, whose commits its own repository has to have.
        GitCommand.Run(Next, "fetch", "--quiet", Mainline, "master");
        Write(Next, folders, stream => WriteNext(stream, next.MakeDay(stream, mainline.Tip, KernelSize.Night), KernelSize.Night));
        Write(Stable, folders, stream => WriteStable(stream, stable, branch => branch.MakeNight(stream)));
        foreach (var repository in All)
        {
            Keep(repository, KernelSize.Night);
            Directory.CreateDirectory(Path.Combine(repository, "night"));
            File.WriteAllLines(Path.Combine(repository, "night.packs"), Packs(repository).Except(before[repository]));
        }
    }

    private static MadeCommit WriteNext(CommitStream stream, MadeCommit tip, int day)
    {
        stream.SetRef("refs/heads/master", tip);
        stream.Tag($"next-{NextHistory.DayOf(day)}", tip, MadePerson.Integrator);
        return tip;
    }

    private static MadeCommit WriteStable(CommitStream stream, List<StableHistory> branches, Action<StableHistory> write)
    {
        foreach (var branch in branches)
        {
            write(branch);
            stream.SetRef($"refs/heads/linux-{branch.Version}.y", branch.Tip);
        }
        return branches[^1].Tip;
    }

    private static void Write(string repository, string[] folders, Func<CommitStream, MadeCommit> write)
    {
        using var stream = new CommitStream(repository, folders);
        stream.Finish(write(stream));
    }

    private static void Keep(string repository, int day)
    {
        GitCommand.Run(repository, "pack-refs", "--all", "--prune");
        File.Copy(Path.Combine(repository, "packed-refs"), RefsOf(repository, day), overwrite: true);
    }

    private static string RefsOf(string repository, int day) => Path.Combine(repository, $"day{day}.refs");

    private static IReadOnlyList<string> Packs(string repository) =>
        [.. Directory.EnumerateFiles(Path.Combine(repository, "objects", "pack")).Select(file => Path.GetFileName(file))];
}
