namespace Tracker.Core.MailIn;

/// <summary>What a maintainer asks to be pulled, as git-request-pull(1) and people write it. Of several requests in one mail, the first.</summary>
public sealed record PullFacts
{
    /// <summary>The subject without its brackets.</summary>
    public required string Title { get; init; }

    /// <summary>The repository to pull from.</summary>
    public string? Url { get; init; }

    /// <summary>A tag or branch as the mail has it: "tags/tty-6.9-rc1", "for-next"; null: HEAD, or not told.</summary>
    public string? Ref { get; init; }

    /// <summary>The commit that the changes are counted from, 7 to 64 hex digits.</summary>
    public string? BaseHex { get; init; }

    /// <summary>The commit that the pull ends with, 7 to 64 hex digits; older forms do not name it.</summary>
    public string? TipHex { get; init; }

    /// <summary>As the shortlog counts them; null when there is none.</summary>
    public int? Commits { get; init; }

    /// <summary>Of the diffstat, as the next two; null when there is none.</summary>
    public int? Files { get; init; }

    public int? Insertions { get; init; }

    public int? Deletions { get; init; }

    /// <summary>Whose commits they are, most first.</summary>
    public IReadOnlyList<PullAuthor> Authors { get; init; } = [];
}

/// <summary>"Ada Lovelace (3):" of a shortlog.</summary>
public sealed record PullAuthor(string Name, int Commits);
