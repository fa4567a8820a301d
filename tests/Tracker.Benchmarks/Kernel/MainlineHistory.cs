namespace Tracker.Benchmarks.Kernel;

/// <summary>A commit that is no merge, with the number that its text is made of.</summary>
internal sealed record PlainCommit(int Number, MadeCommit Commit);

/// <summary>
/// A mainline as Linux has it: pull requests merged on the first-parent line, each of some topics that a maintainer had
/// merged; four fifths of a release in its two weeks of merging, the rest in eight candidates.
/// </summary>
internal sealed class MainlineHistory(KernelSize size)
{
    private const int ShortestTopic = 5;
    private const int LongestTopic = 80;
    private const int MostTopics = 3;
    private const int Candidates = 8;

    private readonly Random random = new(7);
    private readonly List<MadeCommit> releases = [];
    private int number;

    /// <summary>The first-parent line.</summary>
    public List<MadeCommit> Line { get; } = [];

    public List<PlainCommit> Plain { get; } = [];

    /// <summary>The proper releases, v5.0 first.</summary>
    public List<MadeCommit> Finals { get; } = [];

    public int Merges { get; private set; }

    public MadeCommit Tip => Line[^1];

    /// <summary>The first candidate of the last release: what maintainers then begin their branches at.</summary>
    public MadeCommit LastOpened => releases[^(Candidates + 1)];

    public MadeCommit TipAt(long moment) => Line.Last(commit => commit.At <= moment);

    public void Make(CommitStream stream)
    {
        var start = KernelSize.End - ((long)KernelSize.Releases * KernelSize.ReleaseDays * KernelSize.Day);
        Line.Add(stream.Add([], (MadePerson.Linus, start - KernelSize.Day), (MadePerson.Linus, start - KernelSize.Day), "Linux-2.6.12-rc2\n\nLet it rip!\n"));
        releases.Add(Tip);
        for (var release = 0; release < KernelSize.Releases; release++)
            MakeRelease(stream, release, start + ((long)release * KernelSize.ReleaseDays * KernelSize.Day));
    }

    /// <summary>A day of the next release's merging: some of what the integration tree has had, the rest new.</summary>
    public void MakeNight(CommitStream stream, IReadOnlyList<MadeCommit> pulled, int commits)
    {
        var done = Made + commits;
        foreach (var (tip, at) in pulled.Select((tip, position) => (tip, KernelSize.End + (600L * (position + 1)))))
            Pull(stream, "next", tip, [], KernelSize.Releases, at);
        Fill(stream, KernelSize.Releases, KernelSize.End + 7200, KernelSize.Day / 2, done - Made);
    }

    public static string Version(int release) => $"5.{release}";

    private int Made => Plain.Count + Merges;

    private void MakeRelease(CommitStream stream, int release, long start)
    {
        Fill(stream, release, start, 14L * KernelSize.Day, size.CommitsOfARelease * 4 / 5);
        for (var candidate = 1; candidate <= Candidates; candidate++)
        {
            var week = start + ((7L + (7 * candidate)) * KernelSize.Day);
            Release(stream, $"{Version(release)}-rc{candidate}", week - 60);
            Fill(stream, release, week, 7L * KernelSize.Day, size.CommitsOfARelease / 5 / Candidates);
        }
        Release(stream, Version(release), start + ((long)KernelSize.ReleaseDays * KernelSize.Day) - 60);
        Finals.Add(Tip);
    }

    private void Release(CommitStream stream, string name, long at)
    {
        Line.Add(stream.Add([Tip], (MadePerson.Linus, at), (MadePerson.Linus, at), $"Linux {name}\n"));
        releases.Add(Tip);
        stream.Tag($"v{name}", Tip, MadePerson.Linus);
    }

    private void Fill(CommitStream stream, int release, long start, long seconds, int commits)
    {
        var before = Made;
        while (Made - before < commits)
        {
            var at = start + 600 + ((seconds - 1200) * (Made - before) / commits);
            PullTopics(stream, release, at, before + commits - Made);
        }
    }

    private void PullTopics(CommitStream stream, int release, long at, int most)
    {
        var maintainer = random.Next(400);
        var tip = releases[^Math.Min(releases.Count, random.Next(1, 4))];
        List<int> numbers = [];
        for (var topics = random.Next(1, MostTopics + 1); topics > 0 && numbers.Count < most; topics--)
        {
            var topic = Topic(stream, maintainer, Base(), at, Math.Min(most - numbers.Count, TopicLength()), numbers);
            tip = Merge(stream, maintainer, [tip, topic], $"Merge branch '{MadeText.Word(random)}-{release}' into for-linus\n\n{Shortlog(numbers)}", at - (60 * topics));
        }
        Pull(stream, SubsystemOf(maintainer), tip, numbers, release, at);
    }

    private void Pull(CommitStream stream, string subsystem, MadeCommit tip, List<int> numbers, int release, long at)
    {
        var tag = $"{subsystem}-{Version(release)}-rc1";
        var from = $"tag '{tag}' of git://git.example.org/pub/scm/linux/kernel/git/{subsystem}/linux";
        Line.Add(stream.Add(
            [Tip, tip], (MadePerson.Linus, at), (MadePerson.Linus, at),
            $"Merge {from}\n\nPull {subsystem} updates from {MadePerson.Maintainer(release).Name}:\n\n{Shortlog(numbers)}\n* {from}: ({numbers.Count} commits)\n{Shortlog(numbers)}"));
        Merges++;
    }

    private static string SubsystemOf(int maintainer) => MadeText.Word(new Random(maintainer));

    private static string Shortlog(List<int> numbers) => string.Concat(numbers.Take(4).Select(one => $"  {MadeText.Title(one)}\n"));

    private int TopicLength() => ShortestTopic + (int)((LongestTopic - ShortestTopic) * Math.Pow(random.NextDouble(), 4));

    /// <summary>Topics begin at one of the last candidates, some of them anywhere.</summary>
    private MadeCommit Base() => random.Next(10) < 7
        ? releases[^Math.Min(releases.Count, random.Next(1, 5))]
        : Line[^Math.Min(Line.Count, random.Next(1, 60))];

    private MadeCommit Topic(CommitStream stream, int maintainer, MadeCommit tip, long until, int length, List<int> numbers)
    {
        // Without what is merged after it: a commit is younger than its parents and older than its merge.
        var from = tip.At;
        for (var done = 1; done <= length; done++)
        {
            var at = from + ((until - 300 - from) * done / (length + 1));
            tip = Commit(stream, maintainer, tip, at);
            numbers.Add(number - 1);
        }
        return tip;
    }

    private MadeCommit Commit(CommitStream stream, int maintainer, MadeCommit parent, long at)
    {
        var (mine, who) = (number++, MadePerson.Maintainer(maintainer));
        var taken = Plain.Count > 100 && random.Next(200) == 0 ? $"This reverts commit {Plain[^random.Next(10, 100)].Commit.Id}." : "";
        var made = stream.Add([parent], (MadePerson.Author(mine), MadeText.AuthoredAt(mine, at)), (who, at), MadeText.Message(mine, taken, who));
        Plain.Add(new PlainCommit(mine, made));
        return made;
    }

    private MadeCommit Merge(CommitStream stream, int maintainer, IReadOnlyList<MadeCommit> parents, string message, long at)
    {
        var who = MadePerson.Maintainer(maintainer);
        Merges++;
        return stream.Add(parents, (who, at), (who, at), message);
    }
}
