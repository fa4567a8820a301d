using System.Globalization;

namespace Tracker.Core.AnswersOut;

/// <summary>What a mail says became of a patch. Said, not proved: it is told as such, with who said it.</summary>
/// <param name="Tree">As the mail names it; empty when it names none.</param>
/// <param name="By">Who says so: a person's name, a robot's address without its host.</param>
/// <param name="What">One of <see cref="SaidWords"/>.</param>
/// <param name="MessageId">Of the mail that says so.</param>
/// <param name="Part">The part that it speaks of; null: of several.</param>
/// <param name="Commit">The commit that it names, maybe shortened; null: none.</param>
/// <param name="IsConfirmed">A tree that is followed has the commit that was named; where none was, the patch.</param>
public sealed record SaidAnswer(
    string Tree, string By, DateTimeOffset At, string What, string MessageId, int? Part, string? Commit, bool IsConfirmed)
{
    /// <summary>"said to be in net-next by patchwork-bot+netdevbpf on 12 March 2024".</summary>
    public string Text => $"said {Claim} by {By} on {At.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}";

    private string Claim => What switch
    {
        SaidWords.Queued => $"to be queued for {Tree}",
        SaidWords.Merged => $"to be merged into {Tree}",
        SaidWords.Removed => "to be taken out of the tree that it was in",
        SaidWords.NotFound => $"to have no matching commit in {Tree}",
        _ => Tree.Length == 0 ? "to be applied" : $"to be in {Tree}",
    };
}

/// <summary>What can be said of a patch.</summary>
public static class SaidWords
{
    public const string Applied = "applied";

    /// <summary>In the stable queue: to be released, unless somebody objects.</summary>
    public const string Queued = "queued";

    /// <summary>In the mm tree's branch for what goes to mainline.</summary>
    public const string Merged = "merged";

    /// <summary>Taken out of the mm tree: folded into another patch, replaced, withdrawn.</summary>
    public const string Removed = "removed";

    /// <summary>The series was applied, and the robot knows no commit of this patch: edited on apply, or not taken.</summary>
    public const string NotFound = "not found";
}
