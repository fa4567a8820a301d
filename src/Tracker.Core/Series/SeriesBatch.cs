namespace Tracker.Core.Series;

/// <summary>A batch of queued mails: the clusters that they are in or bring together, and the series of those.</summary>
internal sealed class SeriesBatch(SeriesStore store, IReadOnlyList<long> queued)
{
    private readonly Dictionary<long, StoredMail> mails = [];
    private readonly Dictionary<long, IReadOnlyList<long>> keys = [];
    private readonly ILookup<(long Community, string MessageId), SaidSame> saidSame = store.SaidSame();

    public void Run(CancellationToken cancellationToken)
    {
        Load(queued);
        var touched = store.ClustersOf(keys.Values.SelectMany(hashes => hashes).Distinct(), queued);
        var members = store.MembersOf(touched);
        Load(members.Keys.Where(mail => !mails.ContainsKey(mail)));

        var clusters = Clusters.Of([.. mails.Values.OrderBy(mail => mail.Mail.MailKey)], mail => keys[mail.Mail.MailKey]);
        WriteClusters(clusters, members);
        cancellationToken.ThrowIfCancellationRequested();
        Replace(store.SeriesOf(touched), [.. clusters.SelectMany(Assemble)]);
    }

    private void Load(IEnumerable<long> mailKeys)
    {
        foreach (var stored in store.Load(mailKeys))
        {
            var mail = stored with { Mail = stored.Mail with { SaidSame = [.. saidSame[(stored.CommunityKey, stored.Mail.MessageId)]] } };
            mails.Add(mail.Mail.MailKey, mail);
            keys.Add(mail.Mail.MailKey, SeriesKeys.Of(mail.Community, mail.Mail));
        }
    }

    // A cluster is named by the smallest of its mails. What kept the name keeps its rows, but for the mails that are new.
    private void WriteClusters(IReadOnlyList<IReadOnlyList<StoredMail>> clusters, Dictionary<long, long> members)
    {
        var isQueued = queued.ToHashSet();
        var moved = clusters
            .SelectMany(cluster => cluster.Select(mail => (mail.Mail.MailKey, Cluster: NameOf(cluster))))
            .Where(mail => isQueued.Contains(mail.MailKey) || !members.TryGetValue(mail.MailKey, out var name) || name != mail.Cluster)
            .ToList();
        var clusterByKey = new Dictionary<long, long>();
        foreach (var (mail, cluster) in moved)
            foreach (var key in keys[mail])
                clusterByKey[key] = cluster;
        store.WriteMembers(moved);
        store.WriteKeys(clusterByKey);
    }

    private static long NameOf(IReadOnlyList<StoredMail> cluster) => cluster[0].Mail.MailKey;

    private IEnumerable<SeriesRows> Assemble(IReadOnlyList<StoredMail> cluster) =>
        SeriesAssembler.AssembleCluster([.. cluster.Select(mail => mail.Mail)])
            .Select(series => SeriesRows.Of(series, NameOf(cluster), mail => mails[mail.MailKey]));

    private void Replace(Dictionary<long, SeriesRows> before, List<SeriesRows> after)
    {
        // A queued mail may have been read anew: then what it says may differ though the series' rows do not.
        var isQueued = queued.ToHashSet();
        var changed = after
            .Where(series => !before.TryGetValue(series.Series.SeriesKey, out var rows) || !series.IsSameAs(rows) || series.MailKeys.Any(isQueued.Contains))
            .ToList();
        var unchanged = after.Except(changed).Select(series => series.Series.SeriesKey);
        store.Delete([.. before.Keys.Except(unchanged)]);
        store.Insert(changed);
        store.InsertSearch(changed.Select(series => (series, series.MailKeys.Select(mail => mails[mail]))));
    }
}
