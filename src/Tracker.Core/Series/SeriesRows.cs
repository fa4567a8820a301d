namespace Tracker.Core.Series;

/// <summary>A patch mail as it is stored: what series are decided from, and whose it is.</summary>
internal sealed record StoredMail(SeriesMail Mail, string Community, long CommunityKey, long SenderKey, Person Author);

internal sealed record VersionRow(
    long VersionKey, long SeriesKey, long Position, long Number, long IsRfc, long IsResend, long? CoverKey, long Parts,
    string Title, long PostedAt, string? LinkReason);

internal sealed record PartRow(long VersionKey, long Part, long MailKey, long IsCarriedOver, long IsDouble);

internal sealed record SeriesRow(
    long SeriesKey, long Cluster, long CommunityKey, string Title, long PersonKey, long FirstPostedAt, long LastPostedAt);

/// <summary>A series as its tables hold it.</summary>
internal sealed record SeriesRows(SeriesRow Series, IReadOnlyList<VersionRow> Versions, IReadOnlyList<PartRow> Parts)
{
    public static SeriesRows Of(AssembledSeries series, long cluster, Func<SeriesMail, StoredMail> stored)
    {
        var heads = series.Versions.Select(HeadOf).ToList();
        var key = heads.Min(head => head.MailKey);
        var last = stored(heads[^1]);
        return new(
            new(key, cluster, last.CommunityKey, series.Versions[^1].Title, last.SenderKey,
                heads.Min(head => head.PostedAt), heads.Max(head => head.PostedAt)),
            [.. series.Versions.Select((version, i) => VersionRowOf(version, heads[i], key, i + 1)).OrderBy(row => row.VersionKey)],
            [.. series.Versions.SelectMany((version, i) => PartRowsOf(version, heads[i])).Order(ByKey)]);
    }

    /// <summary>Cover letters and patches, each once.</summary>
    public IEnumerable<long> MailKeys =>
        Versions.Select(version => version.CoverKey).OfType<long>().Concat(Parts.Select(part => part.MailKey)).Distinct();

    public bool IsSameAs(SeriesRows other) =>
        Series == other.Series && Versions.SequenceEqual(other.Versions) && Parts.SequenceEqual(other.Parts);

    /// <summary>The mail that stands for a version: its cover letter, else the first part posted with it.</summary>
    internal static SeriesMail HeadOf(AssembledVersion version) =>
        version.Cover ?? version.Members.First(member => !member.IsCarriedOver).Mail;

    private static Comparer<PartRow> ByKey { get; } = Comparer<PartRow>.Create((one, other) =>
        (one.VersionKey, one.Part, one.MailKey).CompareTo((other.VersionKey, other.Part, other.MailKey)));

    private static VersionRow VersionRowOf(AssembledVersion version, SeriesMail head, long seriesKey, int position) =>
        new(head.MailKey, seriesKey, position, version.Number, version.IsRfc ? 1 : 0, version.IsResend ? 1 : 0,
            version.Cover?.MailKey, version.Parts, version.Title, head.PostedAt, version.LinkReason);

    private static IEnumerable<PartRow> PartRowsOf(AssembledVersion version, SeriesMail head) =>
        version.Members.Select(member => new PartRow(
            head.MailKey, member.Part, member.Mail.MailKey, member.IsCarriedOver ? 1 : 0, member.IsDouble ? 1 : 0));
}
