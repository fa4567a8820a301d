namespace Tracker.Core.AnswersOut;

/// <summary>Something that happened to several patches of a series at one time, in one place.</summary>
/// <param name="Kind">One of <see cref="TimelineKinds"/>.</param>
/// <param name="Until">When the last of them followed, or the stay ended; else the same as <paramref name="At"/>.</param>
/// <param name="Parts">How many patches.</param>
internal sealed record Chapter(string Kind, DateTimeOffset At, DateTimeOffset Until, int Parts)
{
    public TreeRole? Role { get; init; }

    public string? Tree { get; init; }

    public string? Branch { get; init; }

    public string? Release { get; init; }

    public MergeAnswer? Merge { get; init; }

    /// <summary>The commit, where it was one.</summary>
    public string? Commit { get; init; }

    /// <inheritdoc cref="Stay.Missed"/>
    public DateTimeOffset? Missed { get; init; }

    public VersionAnswer? Version { get; init; }

    public PulledAnswer? Pull { get; init; }

    /// <summary>Mainline had it before, and took it back.</summary>
    public bool IsAgain { get; init; }
}

/// <summary>The pull request that a merge answered.</summary>
internal sealed record PulledAnswer(string Merge, string Title, DateTimeOffset PostedAt, string MessageId, string? Url);
