namespace Tracker.Core.CommitsIn;

/// <summary>What Tracker keeps of a commit.</summary>
public sealed record CommitFacts
{
    public required CommitId Id { get; init; }

    public required IReadOnlyList<CommitId> Parents { get; init; }

    /// <summary>The message's first paragraph on one line, as git's %s gives it.</summary>
    public required string Title { get; init; }

    public required Person Author { get; init; }

    public required DateTimeOffset AuthoredAt { get; init; }

    public required Person Committer { get; init; }

    public required DateTimeOffset CommittedAt { get; init; }

    /// <summary>Mails that the message links to.</summary>
    public IReadOnlyList<CommitLink> Links { get; init; } = [];

    /// <summary>Commits that the message says it copies or takes back.</summary>
    public IReadOnlyList<CommitMarker> Markers { get; init; } = [];

    public bool IsMerge => Parents.Count > 1;
}

/// <summary>A mail that a commit's message names.</summary>
public sealed record CommitLink(CommitLinkKind Kind, string MessageId);

/// <summary>What a link in a commit message means. Stored as a number: never change a value.</summary>
public enum CommitLinkKind
{
    /// <summary>A bare Link: or Message-ID: trailer: this is the mail that was applied (to be verified).</summary>
    Provenance = 1,

    /// <summary>A footnoted or commented Link: ("[1]", "# v2"), or a link in the text: something to read.</summary>
    Discussion = 2,

    /// <summary>Closes: and the like: the report that it fixes.</summary>
    Report = 3,
}

/// <summary>A commit that a commit's message names.</summary>
/// <param name="Target">7 to 64 lower-case hex digits; of <see cref="CommitMarkerKind.RevertsTitle"/> a title.</param>
public sealed record CommitMarker(CommitMarkerKind Kind, string Target);

/// <summary>What the named commit is to this one. Stored as a number: never change a value.</summary>
public enum CommitMarkerKind
{
    /// <summary>"commit X upstream.", "[ Upstream commit X ]": this is X's backport.</summary>
    Upstream = 1,

    /// <summary>"(cherry picked from commit X)".</summary>
    CherryPick = 2,

    /// <summary>"This reverts commit X".</summary>
    Reverts = 3,

    /// <summary>It says nothing: title, author and author date are those of the mainline commit X, which it is the backport of.</summary>
    SameAuthorship = 4,

    /// <summary>"Revert "x"": it takes back the commit with this title. Counts only where no commit of <see cref="Reverts"/> is known.</summary>
    RevertsTitle = 5,
}
