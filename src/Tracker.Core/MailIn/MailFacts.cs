using Tracker.Core.Patches;

namespace Tracker.Core.MailIn;

/// <summary>What Tracker keeps of a mail; the body stays in its archive.</summary>
public sealed record MailFacts
{
    /// <summary>Without angle brackets, never empty.</summary>
    public required string MessageId { get; init; }

    /// <summary>The Date: header, to the second with its zone; null when there is none that can be read.</summary>
    public required DateTimeOffset? Date { get; init; }

    /// <summary>When it was posted: Date where that is believable, else when the archive got it.</summary>
    public required DateTimeOffset PostedAt { get; init; }

    /// <summary>The sender, undone of what list software did to the From: header ("X via list").</summary>
    public required Person From { get; init; }

    /// <summary>Decoded and unfolded.</summary>
    public required string Subject { get; init; }

    public string? InReplyTo { get; init; }

    /// <summary>Oldest first, as in the header, without doubles.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    public required MailKind Kind { get; init; }

    /// <summary>Set for <see cref="MailKind.Patch"/> and <see cref="MailKind.Cover"/>; robots' and replies' diffs are not patches.</summary>
    public PatchFacts? Patch { get; init; }

    /// <summary>What a robot's or maintainer's mail says became of patches; empty for other kinds.</summary>
    public IReadOnlyList<MailClaim> Claims { get; init; } = [];

    /// <summary>What a <see cref="MailKind.PullRequest"/> asks for; null when it names nothing to fetch.</summary>
    public PullFacts? Pull { get; init; }

    /// <summary>The releases of a <see cref="MailKind.Announcement"/>, maybe none that can be told; null on other mails.</summary>
    public IReadOnlyList<AnnouncementFacts>? Announcements { get; init; }

    /// <summary>The message-id of the thread's first mail, as far as this mail knows: first reference, else the parent, else itself.</summary>
    public string ThreadId => References.Count > 0 ? References[0] : InReplyTo ?? MessageId;
}

/// <summary>What a patch mail or cover letter says beyond its headers.</summary>
public sealed record PatchFacts
{
    public required PatchSubject Subject { get; init; }

    /// <summary>Who git am makes the author: the in-body From:, else the sender.</summary>
    public required Person Author { get; init; }

    /// <summary>What git am makes the author date: the in-body Date:, else the header's; null when neither can be read.</summary>
    public required DateTimeOffset? AuthoredAt { get; init; }

    /// <summary>Null on a cover letter, and where no diff could be found.</summary>
    public PatchDiff? Diff { get; init; }

    /// <summary>The change-id: line that b4 writes.</summary>
    public string? ChangeId { get; init; }

    /// <summary>The base-commit: line that git format-patch --base writes, hex.</summary>
    public string? BaseCommit { get; init; }

    /// <summary>Message-ids of the mails that the text links to (lore URLs and the like), in the order of the text.</summary>
    public IReadOnlyList<string> LinkedMessageIds { get; init; } = [];
}

/// <summary>What a mail is. Stored as a number: never change a value.</summary>
public enum MailKind
{
    /// <summary>A thread member that is none of the others.</summary>
    Discussion = 0,
    Cover = 1,
    Patch = 2,

    /// <summary>A [GIT PULL] request.</summary>
    PullRequest = 3,

    /// <summary>A reply, whether or not it quotes or carries a diff.</summary>
    Reply = 4,

    /// <summary>A stable tree's review mail ("[PATCH 5.4 132/179]" from the stable queue).</summary>
    StableReview = 5,

    /// <summary>[PATCH AUTOSEL 5.4 001/107].</summary>
    Autosel = 6,

    /// <summary>Patch "..." has been added to the 6.1-stable tree.</summary>
    StableQueue = 7,

    /// <summary>FAILED: patch "..." failed to apply to 5.10-stable tree.</summary>
    FailedToApply = 8,

    /// <summary>[tip: irq/urgent] ... from tip-bot2.</summary>
    TipBot = 9,

    /// <summary>"This series was applied to ..." from patchwork-bot.</summary>
    PatchworkBot = 10,

    /// <summary>"Applied, thanks!" as b4 ty and maintainers' scripts write it.</summary>
    Applied = 11,

    /// <summary>akpm's "added to mm-unstable", "[merged ...]", "removed from -mm tree".</summary>
    MmTree = 12,

    /// <summary>pr-tracker-bot's answer to a pull request.</summary>
    PullTracker = 13,

    /// <summary>Test and review robots: lkp, syzbot, kernelci and the like.</summary>
    TestRobot = 14,

    /// <summary>A release announcement.</summary>
    Announcement = 15,
}
