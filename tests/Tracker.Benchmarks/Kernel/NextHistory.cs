namespace Tracker.Benchmarks.Kernel;

/// <summary>
/// An integration tree as linux-next is: every day some hundred branches are merged anew onto mainline. Most of them stand
/// where they stood the day before, some have grown, a few were rebased or lost a commit.
/// </summary>
internal sealed class NextHistory
{
    /// <summary>Numbers of commits that are in no mainline yet.</summary>
    private const int FirstNumber = 10_000_000;

    private readonly Random random = new(11);
    private readonly List<Branch> branches = [];
    private readonly MadeCommit start;
    private int number = FirstNumber;

    /// <param name="start">The mainline commit that the branches begin at.</param>
    public NextHistory(KernelSize size, MadeCommit start)
    {
        this.start = start;
        var mean = Math.Max(2, size.NextCommits / size.NextTrees);
        for (var branch = 0; branch < size.NextTrees; branch++)
            branches.Add(new Branch(branch, [.. Enumerable.Range(0, random.Next(1, 2 * mean)).Select(_ => number++)]));
    }

    /// <returns>The day's tip.</returns>
    public MadeCommit MakeDay(CommitStream stream, MadeCommit mainline, int day)
    {
        var morning = KernelSize.End - ((long)(KernelSize.Days - day) * KernelSize.Day);
        foreach (var branch in branches)
            Move(stream, branch, morning, day);
        var tip = mainline;
        foreach (var (branch, position) in branches.Select((branch, position) => (branch, position)))
        {
            if (branch.Commits is [.., var last])
                tip = Merge(stream, [tip, last], $"Merge branch 'for-next' of {branch.Url}\n\n# Conflicts:\n#\tMAINTAINERS\n", morning + 36_000 + (20L * position));
        }
        return Close(stream, tip, mainline, morning + 50_000);
    }

    /// <summary>The tips of some branches that mainline is about to pull: written into another stream too, where they are the same commits.</summary>
    public IReadOnlyList<MadeCommit> Pulled(CommitStream stream, int howMany) =>
        [.. branches.Take(howMany).Select(branch => Rewrite(stream, branch))];

    public static string DayOf(int day) =>
        DateTimeOffset.FromUnixTimeSeconds(KernelSize.End - ((long)(KernelSize.Days - day) * KernelSize.Day)).ToString("yyyyMMdd");

    /// <summary>What mainline has pulled, the integration tree merges no longer.</summary>
    public void Drop(int howMany)
    {
        foreach (var branch in branches.Take(howMany))
            branch.Clear();
    }

    private void Move(CommitStream stream, Branch branch, long morning, int day)
    {
        var kind = day == 1 ? 0 : random.Next(100);
        // Rebased, now and then without what was its first commit.
        if (kind is > 0 and < 8)
            branch.Rebase(random.Next(4) == 0 ? 1 : 0);
        if (kind >= 75)
            branch.Numbers.AddRange(Enumerable.Range(0, random.Next(1, 6)).Select(_ => number++));
        var first = branch.Commits.Count;
        for (var at = first; at < branch.Numbers.Count; at++)
            branch.Commits.Add(Commit(stream, branch, at == 0 ? start : branch.Commits[at - 1], at, morning - 80_000 + (60L * at)));
    }

    private static MadeCommit Commit(CommitStream stream, Branch branch, MadeCommit parent, int position, long at)
    {
        var (mine, who) = (branch.Numbers[position], MadePerson.Maintainer(branch.Number));
        return stream.Add([parent], (MadePerson.Author(mine), MadeText.AuthoredAt(mine, at)), (who, at), MadeText.Message(mine, "", who));
    }

    private MadeCommit Rewrite(CommitStream stream, Branch branch)
    {
        var tip = start;
        for (var position = 0; position < branch.Commits.Count; position++)
            tip = Commit(stream, branch, tip, position, branch.Commits[position].At);
        return tip;
    }

    private MadeCommit Close(CommitStream stream, MadeCommit tip, MadeCommit mainline, long at)
    {
        var trees = branches.Select(branch => $"{branch.Name}\t\tgit\t{branch.Url}#for-next\n");
        var tips = branches.Where(branch => branch.Commits.Count > 0).Select(branch => $"{branch.Name}\t\t{branch.Commits[^1].Id}\n");
        return stream.Add(
            [tip], (MadePerson.Integrator, at), (MadePerson.Integrator, at), "Add linux-next specific files\n\nSigned-off-by: " + MadePerson.Integrator + "\n",
            ("Next/Trees", $"Trees included into this release:\n\nName\t\tType\tUrl\n----\t\t----\t---\norigin\t\tgit\tgit://git.example.org/linux.git#master\n{string.Concat(trees)}"),
            ("Next/SHA1s", $"Name\t\tSHA1\n----\t\t----\norigin\t\t{mainline.Id}\n{string.Concat(tips)}"));
    }

    private static MadeCommit Merge(CommitStream stream, IReadOnlyList<MadeCommit> parents, string message, long at) =>
        stream.Add(parents, (MadePerson.Integrator, at), (MadePerson.Integrator, at), message);

    /// <summary>A maintainer's branch.</summary>
    private sealed record Branch(int Number, List<int> Numbers)
    {
        public List<MadeCommit> Commits { get; } = [];

        public string Name { get; } = $"{MadeText.Word(new Random(Number))}-{Number}";

        public string Url => $"git://git.example.org/pub/scm/linux/kernel/git/{Name}/linux.git";

        public void Rebase(int dropped)
        {
            Numbers.RemoveRange(0, Math.Min(dropped, Numbers.Count));
            Commits.Clear();
        }

        public void Clear()
        {
            Numbers.Clear();
            Commits.Clear();
        }
    }
}
