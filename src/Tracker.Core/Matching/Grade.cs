using System.Globalization;

namespace Tracker.Core.Matching;

/// <summary>
/// How well what speaks for a candidate names the patch: candidates of one grade are equally good, and which of them landed is a
/// question of the version. Read from evidence alone, so that it is the same when it is decided and when it is read again.
/// </summary>
internal static class Grade
{
    /// <summary>Clocks that are kept are off by no more than this.</summary>
    private static readonly long SmallSlack = (long)TimeSpan.FromHours(1).TotalSeconds;

    /// <summary>
    /// Trailers lead; then what mails say; then the same change; then how much of the change is the same, by quarters, since
    /// maintainers edit; then what was posted before the commit was made; then the title.
    /// </summary>
    public static int Of(IReadOnlyList<Evidence> evidence, long postedAt, long committedAt)
    {
        bool Has(EvidenceKind kind) => evidence.Any(one => one.Kind == kind);
        var grade = 0;
        foreach (var sign in new[]
        {
            Has(EvidenceKind.Trailer), evidence.Any(one => one.IsClaim), Has(EvidenceKind.Upstream), Has(EvidenceKind.CoverTrailer),
            Has(EvidenceKind.PatchId) || Has(EvidenceKind.Content),
        })
            grade = (grade << 1) | (sign ? 1 : 0);
        // Evidence tells 0.625, which is nearer to neither quarter, as 0.63.
        grade = (grade << 3) | (int)Math.Round(Math.Max(0, Likeness(evidence) - 0.005) * 4);
        grade = (grade << 1) | (postedAt <= committedAt + SmallSlack ? 1 : 0);
        return (grade << 1) | (Has(EvidenceKind.Title) ? 1 : 0);
    }

    /// <summary>The share of lines that is the same, as evidence tells it; 0 where it does not.</summary>
    public static double Likeness(IReadOnlyList<Evidence> evidence) =>
        evidence.FirstOrDefault(one => one.Kind == EvidenceKind.Lines) is { } lines
        && double.TryParse(lines.Saw, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
            ? Math.Clamp(share, 0, 1)
            : 0;
}
