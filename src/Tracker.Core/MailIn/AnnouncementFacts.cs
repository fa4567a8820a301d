namespace Tracker.Core.MailIn;

/// <summary>A release that a mail announces.</summary>
/// <param name="Project">"Linux", "erofs-utils".</param>
/// <param name="Name">Without a leading "v": "6.9-rc1", "6.6.12-rt20"; a date ("20240129") or a month ("January 2024") where that is what it is called.</param>
public sealed record AnnouncementFacts(string Project, string Name, AnnouncementKind Kind);

/// <summary>What an announced release is. Stored as a number: never change a value.</summary>
public enum AnnouncementKind
{
    /// <summary>6.9-rc1.</summary>
    Candidate = 1,

    /// <summary>6.9.</summary>
    Final = 2,

    /// <summary>6.1.55: it only mends another.</summary>
    Stable = 3,

    /// <summary>6.6.12-rt20, of the tree with the PREEMPT_RT patches.</summary>
    RealTime = 4,
}
