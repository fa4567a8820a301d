namespace Tracker.Core.Series;

/// <summary>Somebody said that the series of a mail is that of another one.</summary>
public sealed record SaidSame(string OtherMessageId, string By);

/// <summary>Joins the series that somebody said are one. Pure: what comes out depends on the mails alone.</summary>
internal static class SaidSeries
{
    public static IReadOnlyList<AssembledSeries> Join(IReadOnlyList<AssembledSeries> series) =>
        series.Any(one => MailsOf(one).Any())
            ? [.. Clusters.Of(series, one => [.. MailsOf(one).SelectMany(KeysOf).Select(StableHash.Of)]).Select(Joined)]
            : series;

    /// <summary>Its mails of which somebody said so.</summary>
    private static IEnumerable<SeriesMail> MailsOf(AssembledSeries series) =>
        series.Versions
            .SelectMany(version => version.Members.Select(member => member.Mail).Append(version.Cover))
            .OfType<SeriesMail>().Where(mail => mail.SaidSame.Count > 0);

    private static IEnumerable<string> KeysOf(SeriesMail mail) => mail.SaidSame.Select(same => same.OtherMessageId).Append(mail.MessageId);

    /// <summary>
    /// By time, since what was renamed or taken over may count from 1 again; each series' versions stay in the order that
    /// they have among themselves, whatever their clocks say.
    /// </summary>
    private static AssembledSeries Joined(IReadOnlyList<AssembledSeries> series)
    {
        if (series.Count == 1)
            return series[0];
        var left = series.Select(one => new Queue<AssembledVersion>(WithReason(one).Versions)).ToList();
        var versions = new List<AssembledVersion>();
        while (left.Where(queue => queue.Count > 0).MinBy(queue => SeriesRows.HeadOf(queue.Peek()), ThreadOrder.ByTime) is { } earliest)
            versions.Add(earliest.Dequeue());
        return new([versions[0] with { LinkReason = null }, .. versions.Skip(1)]);
    }

    private static AssembledSeries WithReason(AssembledSeries series)
    {
        var by = MailsOf(series).SelectMany(mail => mail.SaidSame).Select(same => same.By).Order(StringComparer.Ordinal).First();
        return new([series.Versions[0] with { LinkReason = $"said by {by}" }, .. series.Versions.Skip(1)]);
    }
}
