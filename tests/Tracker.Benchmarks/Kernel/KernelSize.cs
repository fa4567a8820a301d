namespace Tracker.Benchmarks.Kernel;

/// <summary>How much of a kernel to make. Releases, branches and days are as many whatever its size: they are only shorter.</summary>
/// <param name="Commits">Of mainline.</param>
internal sealed record KernelSize(int Commits)
{
    public const int Whole = 1_000_000;

    public const int Releases = 78;

    public const int StableBranches = 12;

    /// <summary>Days on which the integration tree was rebuilt; the night after them is one more.</summary>
    public const int Days = 5;

    public const int Night = Days + 1;

    public const int Day = 86_400;

    /// <summary>Two weeks of merging, eight of mending.</summary>
    public const int ReleaseDays = 70;

    /// <summary>2026-01-16.</summary>
    public const long End = 1_768_521_600;

    public int CommitsOfARelease => Commits / Releases;

    public int NextCommits => Part(12_000);

    public int NextTrees => Math.Max(5, Part(350));

    public int StableCommits => Part(15_000);

    public int NightCommits => Part(300);

    public int NightStableCommits => Part(60);

    private int Part(int ofWhole) => (int)Math.Max(1, (long)ofWhole * Commits / Whole);
}
