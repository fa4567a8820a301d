namespace Tracker.Core.AnswersOut;

/// <summary>The parts of all versions of a series, and which of them are the same patch. Series of hundreds of patches in ten versions occur.</summary>
internal sealed class SeriesParts(IReadOnlyList<PartRow> all)
{
    private readonly ILookup<long, PartRow> ofVersion = all.ToLookup(part => part.VersionKey);
    private readonly ILookup<long, PartRow> ofTitle = all.Where(part => part.TitleHash != 0).ToLookup(part => part.TitleHash);
    private readonly ILookup<long?, PartRow> ofContent = all.Where(part => part.ContentHash is not null).ToLookup(part => part.ContentHash);

    private readonly HashSet<(long, long)> doubleTitles =
        [.. all.GroupBy(part => (part.VersionKey, part.TitleHash)).Where(same => same.Count() > 1).Select(same => same.Key)];

    public IReadOnlyList<PartRow> All => all;

    public IEnumerable<PartRow> OfVersion(long versionKey) => ofVersion[versionKey];

    public IEnumerable<PartRow> AtPosition(int position) => all.Where(part => part.Position == position);

    /// <summary>
    /// A patch with its postings in other versions: a commit was matched to one of them, and stands for all. Titles
    /// tell, unless a version has two parts of one title; then only the same change does.
    /// </summary>
    public IEnumerable<PartRow> WithSameElsewhere(PartRow part) => SameElsewhere(part).Prepend(part);

    /// <inheritdoc cref="WithSameElsewhere"/>
    public IEnumerable<PartRow> SameElsewhere(PartRow part) =>
        (doubleTitles.Contains((part.VersionKey, part.TitleHash)) ? [] : ofTitle[part.TitleHash])
            .Concat(ofContent[part.ContentHash])
            .Where(other => other.VersionKey != part.VersionKey && other.MailKey != part.MailKey)
            .DistinctBy(other => other.MailKey);

    /// <summary>The same change under the same title in other versions: nothing in the commit tells which of them it was made from.</summary>
    public IEnumerable<PartRow> Identical(PartRow part) =>
        ofContent[part.ContentHash].Where(other => part.ContentHash is not null && other.TitleHash == part.TitleHash && other.VersionKey != part.VersionKey && other.MailKey != part.MailKey);
}
