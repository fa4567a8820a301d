namespace Tracker.Core.MailIn;

/// <summary>What a robot's or maintainer's mail says of a patch: taken here, as this commit. Said, not proved.</summary>
/// <param name="About">Message-id of the patch, cover letter or pull request that the mail answers or names; null: of none.</param>
/// <param name="Part">2 of "[2/4]"; null: it does not say.</param>
/// <param name="Title">The patch's, as the mail has it; null: it speaks of all that <paramref name="About"/> is.</param>
/// <param name="Tree">As the mail names it: "netdev/net-next.git (main)", "6.1-stable"; null: it does not, or says that the patch has left it.</param>
/// <param name="Commit">The commit that the patch became, from 7 hex digits on, in lower case; null: not told.</param>
/// <param name="Upstream">The mainline commit that it is a backport of, hex; null: not told.</param>
public sealed record MailClaim(string? About, int? Part, string? Title, string? Tree, string? Commit, string? Upstream);
