using Tracker.Core.CommitsIn;

namespace Tracker.Core.AnswersOut.Releases;

/// <summary>Knows when the releases proper were tagged, and so how late one is that mends another; pure.</summary>
internal sealed class ReleaseAges
{
    private static readonly TimeSpan LongestStable = TimeSpan.FromDays(110);

    private readonly Dictionary<(string Community, string Series), DateTimeOffset> taggedAt = [];
    private readonly ILookup<string, TaggedRelease> finals;

    public ReleaseAges(IEnumerable<TaggedRelease> tags)
    {
        finals = tags.Where(tag => tag.Name.Kind == ReleaseKind.Final).ToLookup(tag => tag.Community);
        foreach (var final in finals.SelectMany(tags => tags))
            taggedAt.TryAdd((final.Community, Series(final.Name)), final.At);
    }

    public string KindOf(string community, ReleaseName name, DateTimeOffset at) => name.Kind switch
    {
        ReleaseKind.Candidate => ReleaseKinds.Candidate,
        ReleaseKind.Final => ReleaseKinds.Final,
        _ => IsLongTerm(community, name, at) ? ReleaseKinds.LongTerm : ReleaseKinds.Stable,
    };

    private bool IsLongTerm(string community, ReleaseName name, DateTimeOffset at) =>
        taggedAt.TryGetValue((community, Series(name)), out var began)
        && at - began > LongestStable
        && finals[community].Any(final => final.Name > name && final.At > began && final.At < at);

    /// <summary>6.1 of "v6.1" and "v6.1.55", 2.6.39 of "v2.6.39.4".</summary>
    private static string Series(ReleaseName name) =>
        string.Join('.', name.Numbers.Take(name.Numbers is [2, 6 or 4, ..] ? 3 : 2));
}
