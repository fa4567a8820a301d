namespace Tracker.Core.Matching;

/// <summary>What can speak for a commit being a posted patch. Stored as a number: never change a value.</summary>
public enum EvidenceKind
{
    /// <summary>The commit's Link: or Message-ID: trailer names the mail.</summary>
    Trailer = 1,

    /// <summary>The author date is the mail's Date:, to the second: git am keeps it.</summary>
    AuthorDate = 2,

    /// <summary>The diffs have the same git patch-id (git-patch-id(1), --stable).</summary>
    PatchId = 3,

    /// <summary>The same lines are added and removed in the same files, whatever the context.</summary>
    Content = 4,

    /// <summary>The same title, normalised; <see cref="Evidence.Saw"/> says whether the author is the same too.</summary>
    Title = 5,

    /// <summary>A share of the added and removed lines is the same; <see cref="Evidence.Saw"/> says how large it is.</summary>
    Lines = 6,

    /// <summary>The commit says that it is the backport of a commit that is this patch.</summary>
    Upstream = 7,

    /// <summary>The commit's trailer names the cover letter of the patch's version.</summary>
    CoverTrailer = 8,

    /// <summary>tip-bot's mail says that the patch became this commit; of this and the next ones <see cref="Evidence.Saw"/> is the mail's message-id.</summary>
    TipBot = 9,

    /// <summary>patchwork-bot's mail says so.</summary>
    PatchworkBot = 10,

    /// <summary>The maintainer's own mail says so ("Applied, thanks!").</summary>
    Applied = 11,

    /// <summary>The commit is another patch of the same version and has this one's lines too; <see cref="Evidence.Saw"/> says how many of them.</summary>
    Squashed = 14,

    /// <summary>Nearly all of the commit is a piece of the patch which the neighbouring commit that is the patch lacks.</summary>
    Split = 15,

    /// <summary>Somebody said so, whatever the evidence says; <see cref="Evidence.Saw"/> is their name.</summary>
    Correction = 16,

    /// <summary>Of versions that are equally good for the commit, the one that the commits beside it are of; <see cref="Evidence.Saw"/> says how many.</summary>
    Series = 17,

    /// <summary>No exact key names it, but lines, files, title and author are alike; <see cref="Evidence.Saw"/> says which share of the title's words.</summary>
    Alike = 18,
}

/// <summary>One thing that spoke for a match, with what it saw.</summary>
public sealed record Evidence(EvidenceKind Kind, string Saw)
{
    /// <summary>A mail says which commit the patch became, and nothing that was computed.</summary>
    public bool IsClaim => Kind is EvidenceKind.TipBot or EvidenceKind.PatchworkBot or EvidenceKind.Applied;
}

/// <summary>The names by which evidence is told outside.</summary>
public static class EvidenceNames
{
    public static string Of(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Trailer => "link",
        EvidenceKind.AuthorDate => "date",
        EvidenceKind.PatchId => "patch-id",
        EvidenceKind.Content => "content",
        EvidenceKind.Title => "title",
        EvidenceKind.Lines => "lines",
        EvidenceKind.Upstream => "upstream",
        EvidenceKind.CoverTrailer => "cover-link",
        EvidenceKind.TipBot => "tip-bot",
        EvidenceKind.PatchworkBot => "patchwork-bot",
        EvidenceKind.Applied => "applied",
        EvidenceKind.Squashed => "squashed",
        EvidenceKind.Split => "split",
        EvidenceKind.Correction => "corrected",
        EvidenceKind.Series => "series",
        EvidenceKind.Alike => "alike",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such evidence."),
    };
}
