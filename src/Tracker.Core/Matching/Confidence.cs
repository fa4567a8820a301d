namespace Tracker.Core.Matching;

/// <summary>Estimates from what speaks for a match how sure it is. Pure.</summary>
internal static class Confidence
{
    /// <summary>Versions that cannot be told apart leave the patch certain and the version open; a vote closes it, but for a rest.</summary>
    private const double DoubtOfTies = 0.2;
    private const double DoubtOfVotes = 0.1;

    /// <summary>A link that names one version where the change is another's is wrong as often as not.</summary>
    private const double DoubtOfContradictions = 0.4;

    /// <param name="rival">What speaks for the next best candidate; null when there is none.</param>
    public static double Of(IReadOnlyList<Evidence> evidence, IReadOnlyList<Evidence>? rival)
    {
        var doubt = 1.0;
        foreach (var one in evidence)
            doubt *= Doubt(one.Kind, evidence);
        if (rival is not null)
            doubt = Math.Max(doubt, DoubtOfVersion(evidence, rival));
        // Never 1: what is said on air is told as what it is, very likely.
        return Math.Min(Math.Round(1 - doubt, 4), 0.99);
    }

    private static double DoubtOfVersion(IReadOnlyList<Evidence> evidence, IReadOnlyList<Evidence> rival)
    {
        if (HasTheChange(rival) && !HasTheChange(evidence))
            return DoubtOfContradictions;
        if (evidence.Any(one => one.Kind == EvidenceKind.Series))
            return DoubtOfVotes;
        return evidence.Select(one => one.Kind).Order().SequenceEqual(rival.Select(one => one.Kind).Order()) ? DoubtOfTies : 0;
    }

    private static bool HasTheChange(IReadOnlyList<Evidence> evidence) => evidence.Any(one => one.Kind is EvidenceKind.PatchId or EvidenceKind.Content);

    private static double Doubt(EvidenceKind kind, IReadOnlyList<Evidence> evidence) => kind switch
    {
        EvidenceKind.Trailer => 0.02,
        EvidenceKind.AuthorDate => 0.03,
        EvidenceKind.PatchId => 0.05,
        EvidenceKind.Content => 0.1,
        EvidenceKind.Title => 0.15,
        EvidenceKind.Upstream => 0.03,
        EvidenceKind.CoverTrailer => 0.3,
        EvidenceKind.TipBot => 0.03,
        EvidenceKind.PatchworkBot => 0.03,
        EvidenceKind.Applied => 0.05,
        EvidenceKind.Alike => 0.5,
        EvidenceKind.Lines => 1 - (0.8 * Grade.Likeness(evidence)),
        _ => 1,
    };
}
