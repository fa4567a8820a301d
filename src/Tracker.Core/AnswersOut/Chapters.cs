namespace Tracker.Core.AnswersOut;

/// <summary>What happened to a series, put together from what happened to each of its patches. Pure.</summary>
internal static class Chapters
{
    /// <summary>More merges than these are told as one: a sentence is to be read aloud.</summary>
    private const int MostMergesInASentence = 3;

    /// <summary>Everything, oldest first.</summary>
    public static IReadOnlyList<Chapter> All(IReadOnlyList<VersionAnswer> versions, IReadOnlyList<PartStory> parts, IReadOnlyList<PulledAnswer> pulls) => InOrder(
    [
        .. versions.Select(Posted),
        .. pulls.Select(pull => new Chapter(TimelineKinds.PullRequest, pull.PostedAt, pull.PostedAt, 0) { Pull = pull }),
        .. Stays(parts, stay => (stay.Tree, stay.Branch, stay.End, stay.First.UtcDateTime.Date, stay.Last?.UtcDateTime.Date)).SelectMany(WithItsEnd),
        .. Landings(parts, TreeRole.Mainline, TimelineKinds.Merged, MergeAndDay),
        .. Landings(parts, TreeRole.Stable, TimelineKinds.Backported, landing => (landing.Branch, landing.Arrival.Release)),
        .. Reverts(parts, role: null),
    ]);

    /// <summary>What a sentence has room for: the versions that landed, the stays, mainline.</summary>
    public static IReadOnlyList<Chapter> InShort(IReadOnlyList<VersionAnswer> landed, IReadOnlyList<PartStory> parts) => InOrder(
    [
        .. landed.Select(Posted),
        .. Stays(parts, stay => (stay.Role == TreeRole.Next ? "" : stay.Tree, "", stay.End == StayEnd.Dropped ? StayEnd.Dropped : StayEnd.None, default, default)),
        .. Merges(parts),
        .. Reverts(parts, TreeRole.Mainline),
    ]);

    private static Chapter Posted(VersionAnswer version) => new(TimelineKinds.Posted, version.PostedAt, version.PostedAt, version.Parts) { Version = version };

    private static IEnumerable<Chapter> Stays(
        IReadOnlyList<PartStory> parts, Func<PartStay, (string Tree, string Branch, StayEnd End, DateTime First, DateTime? Last)> alike) =>
        parts.SelectMany(part => part.Stays).GroupBy(alike).Select(stays => Stay([.. stays]));

    private static Chapter Stay(List<PartStay> stays) => new(
        stays[0] switch
        {
            { Role: TreeRole.Other } => TimelineKinds.InTree,
            { End: StayEnd.Dropped } => TimelineKinds.Dropped,
            _ => TimelineKinds.InNext,
        },
        stays.Min(stay => stay.First), stays.Max(stay => stay.Last) ?? stays.Max(stay => stay.First), CountParts(stays.Select(stay => stay.Part)))
    {
        Role = stays[0].Role,
        Tree = stays[0].Tree,
        Branch = stays[0].Branch,
        Missed = stays.Max(stay => stay.Missed),
    };

    /// <summary>A stay that ended is two things that happened.</summary>
    private static IEnumerable<Chapter> WithItsEnd(Chapter stay) => stay switch
    {
        { Kind: TimelineKinds.Dropped } => [stay with { Kind = TimelineKinds.InNext, Until = stay.At }, stay with { At = stay.Until }],
        { Kind: TimelineKinds.InNext } when stay.Until > stay.At => [stay with { Until = stay.At }, stay with { Kind = TimelineKinds.LeftNext, At = stay.Until }],
        _ => [stay with { Until = stay.At }],
    };

    private static IReadOnlyList<Chapter> Merges(IReadOnlyList<PartStory> parts)
    {
        var byMerge = Landings(parts, TreeRole.Mainline, TimelineKinds.Merged, landing => (landing.Arrival.Merge?.Commit ?? "", landing.Arrival.Release));
        if (byMerge.Count <= MostMergesInASentence)
            return byMerge;
        var byRelease = Landings(parts, TreeRole.Mainline, TimelineKinds.Merged, landing => ("", landing.Arrival.Release));
        return byRelease.Count <= MostMergesInASentence ? byRelease : Landings(parts, TreeRole.Mainline, TimelineKinds.Merged, _ => ("", null));
    }

    private static (string, string?) MergeAndDay(LandingOfMail landing) =>
        (landing.Arrival.Merge?.Commit ?? $"{landing.Arrival.At.UtcDateTime.Date:O}", landing.Arrival.Release);

    /// <summary>What was taken back and landed again are two things, though one release may have both.</summary>
    private static IReadOnlyList<Chapter> Landings(
        IReadOnlyList<PartStory> parts, TreeRole role, string kind, Func<LandingOfMail, (string, string?)> alike) =>
        [.. parts
            .SelectMany(part => part.Landings.Where(landing => landing.Role == role).Select(landing => (part.Part, Landing: landing, IsAgain: part.HadBefore(landing))))
            .GroupBy(found => (alike(found.Landing), found.IsAgain))
            .Select(group => Landed(kind, [.. group.Select(found => (found.Part, found.Landing))], group.Key.IsAgain))];

    private static Chapter Landed(string kind, List<(int Part, LandingOfMail Landing)> found, bool isAgain)
    {
        var landings = found.ConvertAll(one => one.Landing);
        return new Chapter(kind, landings.Min(landing => landing.Arrival.At), landings.Max(landing => landing.Arrival.At), CountParts(found.Select(one => one.Part)))
        {
            Role = landings[0].Role,
            Tree = landings[0].Tree,
            Branch = landings[0].Branch,
            Release = landings.Exists(landing => landing.Arrival.Release is null) ? null : landings.MaxBy(landing => landing.Arrival.ReleasedAt)?.Arrival.Release,
            Merge = landings[0].Arrival.Merge is { } merge && landings.TrueForAll(landing => landing.Arrival.Merge == merge) ? merge : null,
            Commit = Only(landings.Select(landing => landing.CommitId)),
            IsAgain = isAgain,
        };
    }

    private static IEnumerable<Chapter> Reverts(IReadOnlyList<PartStory> parts, TreeRole? role) => parts
        .SelectMany(part => part.Landings.Where(landing => landing.Revert is not null && (role is null || landing.Role == role)).Select(landing => (part.Part, Landing: landing)))
        .GroupBy(found => (found.Landing.Tree, found.Landing.Branch, found.Landing.Revert?.Release, found.Landing.Revert?.At.UtcDateTime.Date))
        .Select(group => Reverted([.. group]));

    private static Chapter Reverted(List<(int Part, LandingOfMail Landing)> found)
    {
        var reverts = found.Select(one => one.Landing.Revert).OfType<Arrival>().ToList();
        return new Chapter(TimelineKinds.Reverted, reverts.Min(revert => revert.At), reverts.Max(revert => revert.At), CountParts(found.Select(one => one.Part)))
        {
            Role = found[0].Landing.Role,
            Tree = found[0].Landing.Tree,
            Branch = found[0].Landing.Branch,
            Release = Only(reverts.Select(revert => revert.Release)),
            Commit = Only(reverts.Select(revert => revert.CommitId)),
        };
    }

    private static int CountParts(IEnumerable<int> parts) => parts.Distinct().Count();

    private static string? Only(IEnumerable<string?> values) => values.Distinct().ToList() is [var only] ? only : null;

    /// <summary>An integration tree is known by its day, which begins before what is posted and taken that day.</summary>
    private static IReadOnlyList<Chapter> InOrder(IEnumerable<Chapter> chapters) => [.. chapters
        .OrderBy(chapter => chapter.Kind == TimelineKinds.Posted ? chapter.At.UtcDateTime.Date : chapter.At.UtcDateTime)
        .ThenBy(chapter => chapter.Kind != TimelineKinds.Posted)
        .ThenBy(chapter => chapter.At)];
}
