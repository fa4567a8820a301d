namespace Tracker.Core.Matching;

/// <summary>Something about a match that does not fit: kept and told, since what was said of it may be wrong.</summary>
/// <param name="Patch">The posting that it speaks for.</param>
public sealed record Contradiction(ContradictionKind Kind, WeighedPatch Patch);

/// <summary>In what a match does not fit.</summary>
public enum ContradictionKind
{
    /// <summary>The commit's trailer names another posting than the one that was taken.</summary>
    LinkElsewhere,

    /// <summary>A mail says that another posting became this commit.</summary>
    ClaimElsewhere,

    /// <summary>Another posting's change is the commit's, or nearer to it.</summary>
    ChangeElsewhere,

    /// <summary>The author date is another posting's.</summary>
    DateElsewhere,

    /// <summary>The one that was taken has hardly a line in common with the commit.</summary>
    AnotherChange,
}

/// <summary>Finds what does not fit in a story. Pure.</summary>
public static class Contradictions
{
    /// <summary>Fewer lines in common than this are hardly any.</summary>
    private const double HardlyAny = 0.25;

    public static IReadOnlyList<Contradiction> Of(MatchStory story)
    {
        if (story.Chosen is not { } chosen)
            return [.. story.Candidates.Where(candidate => candidate.Objection == Objection.NotBorneOut)
                .Select(candidate => new Contradiction(candidate.Weighed.IsClaimed ? ContradictionKind.ClaimElsewhere : ContradictionKind.LinkElsewhere, candidate.Weighed))];
        var others = story.Candidates.Where(candidate => candidate.Standing != Standing.Chosen).Select(candidate => candidate.Weighed).ToList();
        return
        [
            .. First(ContradictionKind.LinkElsewhere, others, other => other.Has(EvidenceKind.Trailer) && !chosen.Weighed.Has(EvidenceKind.Trailer)),
            .. First(ContradictionKind.ClaimElsewhere, others, other => other.IsClaimed && !chosen.Weighed.IsClaimed),
            .. First(ContradictionKind.ChangeElsewhere, others, other => IsNearer(other, chosen.Weighed)),
            .. First(ContradictionKind.DateElsewhere, others, other => other.Has(EvidenceKind.AuthorDate) && !chosen.Weighed.Has(EvidenceKind.AuthorDate)),
            .. First(ContradictionKind.AnotherChange, [chosen.Weighed], own => chosen.IsCompared && !own.HasSameChange && own.Likeness < HardlyAny),
        ];
    }

    /// <summary>Whether the content says another posting than the other one, by more than what is edited on apply.</summary>
    public static bool IsNearer(WeighedPatch one, WeighedPatch other) =>
        one.HasSameChange ? !other.HasSameChange : !other.HasSameChange && one.Likeness - other.Likeness >= HardlyAny;

    private static IEnumerable<Contradiction> First(ContradictionKind kind, IEnumerable<WeighedPatch> patches, Func<WeighedPatch, bool> contradicts) =>
        patches.Where(contradicts).Take(1).Select(patch => new Contradiction(kind, patch));
}
