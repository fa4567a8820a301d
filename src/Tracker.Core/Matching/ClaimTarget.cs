using Tracker.Core.Patches;

namespace Tracker.Core.Matching;

/// <summary>What a mail's claim is about, as far as the mail says so.</summary>
/// <param name="TitleHash"><see cref="PatchTitle.NoTitle"/>: it speaks of all that it answers.</param>
public sealed record ClaimSubject(int? Part, long TitleHash);

/// <summary>The patch or cover letter that a claim answers, with the parts of the version that it belongs to.</summary>
public sealed record AnsweredPosting(long MailKey, bool IsCover, long TitleHash, IReadOnlyList<PostedPart> Parts);

/// <summary>A part of a version.</summary>
public sealed record PostedPart(long MailKey, int Part, long TitleHash);

/// <summary>Decides which patches a claim speaks of. Pure: reads its arguments and nothing else.</summary>
public static class ClaimTarget
{
    /// <summary>
    /// The part with the claim's title; else, since titles are changed on apply, the one with its number; else the patch
    /// that was answered. A list answers the cover letter, or the first patch, for all of them.
    /// </summary>
    public static IReadOnlyList<long> Of(ClaimSubject claim, AnsweredPosting answered)
    {
        if (claim.TitleHash == PatchTitle.NoTitle || (answered.IsCover && claim.TitleHash == answered.TitleHash))
            return Keys(answered, answered.Parts);
        var titled = answered.Parts.Where(part => part.TitleHash == claim.TitleHash).ToList();
        if (titled.Count > 0)
            return Keys(answered, titled.Count > 1 && titled.Any(part => part.Part == claim.Part) ? titled.Where(part => part.Part == claim.Part) : titled);
        if (claim.Part is { } number && answered.Parts.Any(part => part.Part == number))
            return Keys(answered, answered.Parts.Where(part => part.Part == number));
        return answered.IsCover ? [] : [answered.MailKey];
    }

    /// <summary>Of doubles the one that was answered is meant.</summary>
    private static IReadOnlyList<long> Keys(AnsweredPosting answered, IEnumerable<PostedPart> parts)
    {
        var chosen = parts.ToList();
        if (chosen.Count == 0)
            return answered.IsCover ? [] : [answered.MailKey];
        var number = chosen.Find(part => part.MailKey == answered.MailKey)?.Part;
        return [.. chosen.Where(part => part.Part != number || part.MailKey == answered.MailKey).Select(part => part.MailKey).Distinct()];
    }
}
