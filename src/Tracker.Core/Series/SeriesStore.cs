using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Tracker.Core.Series;

/// <summary>The tables of series and clusters, and the facts of patch mails that series are made from.</summary>
internal sealed class SeriesStore(SqliteConnection connection, SqliteTransaction transaction)
{
    /// <summary>The queued mails with the smallest keys; some may be gone by now.</summary>
    public IReadOnlyList<long> Queued(int most) =>
        connection.Query<long>("SELECT mail_key FROM series_queue ORDER BY mail_key LIMIT @most", new { most }, transaction).AsList();

    public void Dequeue(IReadOnlyList<long> mailKeys) =>
        connection.Execute(
            "DELETE FROM series_queue WHERE mail_key IN (SELECT value FROM json_each(@keys))",
            new { keys = Json(mailKeys) }, transaction);

    public IReadOnlyList<StoredMail> Load(IEnumerable<long> mailKeys) =>
        [.. connection.Query<MailRow>(
            """
            SELECT m.mail_key AS MailKey, m.message_id AS MessageId, m.posted_at AS PostedAt, m.in_reply_to AS InReplyTo, m.refs AS Refs,
                   c.name AS Community, m.community_key AS CommunityKey, m.person_key AS SenderKey,
                   s.name AS SenderName, s.email AS SenderEmail, a.name AS AuthorName, a.email AS AuthorEmail,
                   p.title AS Title, p.title_hash AS TitleHash, p.version AS Version, p.part AS Part, p.parts AS Parts,
                   p.is_rfc AS IsRfc, p.is_resend AS IsResend, p.prefixes AS Prefixes, p.change_id AS ChangeId, p.links AS Links,
                   p.content_hash AS ContentHash
            FROM   json_each(@keys) k
                   JOIN mails m ON m.mail_key = k.value
                   JOIN patches p ON p.mail_key = m.mail_key
                   JOIN communities c ON c.community_key = m.community_key
                   JOIN people s ON s.person_key = m.person_key
                   JOIN people a ON a.person_key = p.author_key
            """, new { keys = Json(mailKeys) }, transaction).Select(row => row.ToMail())];

    /// <summary>What people said of two series being one, by the community and a mail of either.</summary>
    public ILookup<(long Community, string MessageId), SaidSame> SaidSame() =>
        connection.Query<(long Community, string MessageId, string Other, string By)>(
            """
            SELECT community_key, message_id, other_id, made_by FROM corrections WHERE kind = @Same
            UNION ALL
            SELECT community_key, other_id, message_id, made_by FROM corrections WHERE kind = @Same
            """, new { Same = (long)CorrectionKind.Same }, transaction)
            .ToLookup(row => (row.Community, row.MessageId), row => new SaidSame(row.Other, row.By));

    /// <summary>The clusters that hold one of the keys, or one of the mails already.</summary>
    public IReadOnlyList<long> ClustersOf(IEnumerable<long> keyHashes, IEnumerable<long> mailKeys) =>
        connection.Query<long>(
            """
            SELECT cluster FROM series_keys    WHERE key_hash IN (SELECT value FROM json_each(@hashes))
            UNION
            SELECT cluster FROM series_members WHERE mail_key IN (SELECT value FROM json_each(@mails))
            """, new { hashes = Json(keyHashes), mails = Json(mailKeys) }, transaction).AsList();

    /// <summary>The mails of clusters, each with its cluster.</summary>
    public Dictionary<long, long> MembersOf(IReadOnlyList<long> clusters) =>
        connection.Query<(long Mail, long Cluster)>(
            "SELECT mail_key, cluster FROM series_members WHERE cluster IN (SELECT value FROM json_each(@clusters))",
            new { clusters = Json(clusters) }, transaction).ToDictionary(row => row.Mail, row => row.Cluster);

    public void WriteMembers(IEnumerable<(long MailKey, long Cluster)> members) =>
        connection.Execute(
            """
            INSERT INTO series_members (mail_key, cluster) VALUES (@MailKey, @Cluster)
            ON CONFLICT (mail_key) DO UPDATE SET cluster = excluded.cluster
            """, members.Select(member => new { member.MailKey, member.Cluster }), transaction);

    /// <summary>In the order of the keys, which is that of their table: four times as fast as in any order.</summary>
    public void WriteKeys(IReadOnlyDictionary<long, long> clusterByKey) =>
        connection.Execute(
            """
            INSERT INTO series_keys (key_hash, cluster) VALUES (@Key, @Value)
            ON CONFLICT (key_hash) DO UPDATE SET cluster = excluded.cluster WHERE cluster <> excluded.cluster
            """, clusterByKey.OrderBy(pair => pair.Key), transaction);

    public Dictionary<long, SeriesRows> SeriesOf(IReadOnlyList<long> clusters)
    {
        var of = new { clusters = Json(clusters) };
        var versions = connection.Query<VersionRow>(
            """
            SELECT   v.version_key AS VersionKey, v.series_key AS SeriesKey, v.position AS Position, v.number AS Number, v.is_rfc AS IsRfc,
                     v.is_resend AS IsResend, v.cover_key AS CoverKey, v.parts AS Parts, v.title AS Title, v.posted_at AS PostedAt,
                     v.link_reason AS LinkReason
            FROM     series s JOIN versions v ON v.series_key = s.series_key
            WHERE    s.cluster IN (SELECT value FROM json_each(@clusters))
            ORDER BY v.version_key
            """, of, transaction).ToLookup(row => row.SeriesKey);
        var parts = connection.Query<PartRow>(
            """
            SELECT   p.version_key AS VersionKey, p.part AS Part, p.mail_key AS MailKey, p.is_carried_over AS IsCarriedOver,
                     p.is_double AS IsDouble
            FROM     series s JOIN versions v ON v.series_key = s.series_key JOIN version_parts p ON p.version_key = v.version_key
            WHERE    s.cluster IN (SELECT value FROM json_each(@clusters))
            ORDER BY p.version_key, p.part, p.mail_key
            """, of, transaction).ToLookup(row => row.VersionKey);
        return connection.Query<SeriesRow>(
            """
            SELECT series_key AS SeriesKey, cluster AS Cluster, community_key AS CommunityKey, title AS Title, person_key AS PersonKey,
                   first_posted_at AS FirstPostedAt, last_posted_at AS LastPostedAt
            FROM   series
            WHERE  cluster IN (SELECT value FROM json_each(@clusters))
            """, of, transaction).ToDictionary(
                row => row.SeriesKey,
                row => new SeriesRows(row, [.. versions[row.SeriesKey]], [.. versions[row.SeriesKey].SelectMany(version => parts[version.VersionKey])]));
    }

    public void Delete(IReadOnlyList<long> seriesKeys)
    {
        var of = new { keys = Json(seriesKeys) };
        connection.Execute("DELETE FROM series_search WHERE rowid IN (SELECT value FROM json_each(@keys))", of, transaction);
        connection.Execute("DELETE FROM series WHERE series_key IN (SELECT value FROM json_each(@keys))", of, transaction);
    }

    public void Insert(IReadOnlyList<SeriesRows> series)
    {
        connection.Execute(
            """
            INSERT INTO series (series_key, cluster, community_key, title, person_key, first_posted_at, last_posted_at)
            VALUES (@SeriesKey, @Cluster, @CommunityKey, @Title, @PersonKey, @FirstPostedAt, @LastPostedAt)
            """, series.Select(one => one.Series), transaction);
        connection.Execute(
            """
            INSERT INTO versions (version_key, series_key, position, number, is_rfc, is_resend, cover_key, parts, title, posted_at, link_reason)
            VALUES (@VersionKey, @SeriesKey, @Position, @Number, @IsRfc, @IsResend, @CoverKey, @Parts, @Title, @PostedAt, @LinkReason)
            """, series.SelectMany(one => one.Versions), transaction);
        connection.Execute(
            """
            INSERT INTO version_parts (version_key, part, mail_key, is_carried_over, is_double)
            VALUES (@VersionKey, @Part, @MailKey, @IsCarriedOver, @IsDouble)
            """, series.SelectMany(one => one.Parts), transaction);
    }

    /// <summary>What a series is found by: its versions' titles, its patches' titles, everyone who sent or wrote one.</summary>
    public void InsertSearch(IEnumerable<(SeriesRows Series, IEnumerable<StoredMail> Mails)> found) =>
        connection.Execute(
            "INSERT INTO series_search (rowid, title, parts, people) VALUES (@Key, @Titles, @Parts, @People)",
            found.Select(one => new
            {
                Key = one.Series.Series.SeriesKey,
                Titles = Lines(one.Series.Versions.Select(version => version.Title)),
                Parts = Lines(one.Mails.Where(mail => !mail.Mail.IsCover).Select(mail => mail.Mail.Title)),
                People = Lines(one.Mails.SelectMany(mail => new[] { mail.Mail.Sender, mail.Author }).Distinct().Select(person => $"{person.Name} {person.Email}")),
            }), transaction);

    private static string Lines(IEnumerable<string> texts) => string.Join('\n', texts.Distinct());

    private static string Json(IEnumerable<long> keys) => JsonSerializer.Serialize(keys);

    private sealed record MailRow(
        long MailKey, string MessageId, long PostedAt, string? InReplyTo, string? Refs, string Community, long CommunityKey, long SenderKey,
        string SenderName, string SenderEmail, string AuthorName, string AuthorEmail, string Title, long TitleHash, long? Version, long? Part,
        long? Parts, long IsRfc, long IsResend, string Prefixes, string? ChangeId, string? Links, long? ContentHash)
    {
        public StoredMail ToMail()
        {
            var references = References();
            var mail = new SeriesMail(
                MailKey, MessageId, Title, TitleHash, (int?)Version, (int?)Part, (int?)Parts, IsRfc != 0, IsResend != 0, Prefixes,
                new(SenderName, SenderEmail), PostedAt, references.Count > 0 ? references[0] : MessageId, references, ChangeId, Words(Links), ContentHash);
            return new(mail, Community, CommunityKey, SenderKey, new(AuthorName, AuthorEmail));
        }

        private List<string> References()
        {
            var references = Words(Refs).ToList();
            if (InReplyTo is { } parent && (references.Count == 0 || references[^1] != parent))
            {
                references.Remove(parent);
                references.Add(parent);
            }
            return references;
        }

        private static string[] Words(string? text) => text is null ? [] : text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
