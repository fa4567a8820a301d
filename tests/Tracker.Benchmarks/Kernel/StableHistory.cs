namespace Tracker.Benchmarks.Kernel;

/// <summary>A maintenance branch: mainline commits copied in a straight line, each naming the one that it copies, a release every hundred.</summary>
internal sealed class StableHistory(KernelSize size, MainlineHistory mainline, int branch)
{
    private const int CommitsOfARelease = 100;

    private readonly Random random = new(100 + branch);
    private MadeCommit tip = mainline.Finals[ReleaseOf(branch)];
    private int made;
    private int releases;

    public string Version { get; } = MainlineHistory.Version(ReleaseOf(branch));

    public MadeCommit Tip => tip;

    public void Make(CommitStream stream)
    {
        var (first, end) = (FirstPlain(), KernelSize.End - KernelSize.Day);
        var (last, from) = (mainline.Plain.Count - 1, tip.At);
        for (var commit = 0; commit < size.StableCommits; commit++)
        {
            var at = from + 60 + ((end - from) * commit / size.StableCommits);
            Copy(stream, mainline.Plain[Math.Max(0, first + (int)((long)(last - first) * commit / size.StableCommits) - random.Next(50))], at);
            if (++made % CommitsOfARelease == 0)
                Release(stream, at + 30);
        }
    }

    public void MakeNight(CommitStream stream)
    {
        for (var commit = 0; commit < size.NightStableCommits; commit++)
            Copy(stream, mainline.Plain[^(size.NightStableCommits + commit + 1)], KernelSize.End + (100L * commit));
        Release(stream, KernelSize.End + 7_000);
    }

    private static int ReleaseOf(int branch) => 6 * (branch + 1);

    private int FirstPlain() => mainline.Plain.Count * (ReleaseOf(branch) + 1) / KernelSize.Releases;

    private void Copy(CommitStream stream, PlainCommit original, long at)
    {
        var who = MadePerson.StableMaintainer(branch);
        var first = random.Next(20) switch
        {
            0 => "",
            < 11 => $"commit {original.Commit.Id} upstream.",
            _ => $"[ Upstream commit {original.Commit.Id} ]",
        };
        var author = (MadePerson.Author(original.Number), MadeText.AuthoredAt(original.Number, original.Commit.At));
        tip = stream.Add([tip], author, (who, at), MadeText.Message(original.Number, first, who));
    }

    private void Release(CommitStream stream, long at)
    {
        var (who, name) = (MadePerson.StableMaintainer(branch), $"{Version}.{++releases}");
        tip = stream.Add([tip], (who, at), (who, at), $"Linux {name}\n\nTested-by: {MadePerson.Author(made)}\nSigned-off-by: {who}\n");
        stream.Tag($"v{name}", tip, who);
    }
}
