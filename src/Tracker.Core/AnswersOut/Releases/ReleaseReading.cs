using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.CommitsIn;
using Tracker.Core.MailIn;

namespace Tracker.Core.AnswersOut.Releases;

/// <summary>Reads tags and announcements, to be put together.</summary>
internal sealed class ReleaseReading(SqliteConnection connection)
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(30);

    /// <summary>Whoever asks for all there is may write the year 1, before which there is no day.</summary>
    private static readonly DateTimeOffset Earliest = DateTimeOffset.UnixEpoch + Usual;

    public ReleasesAnswer Since(DateTimeOffset? asked)
    {
        var tags = Tags();
        var asOf = CoverageReading.AsOf(CoverageReading.Of(connection));
        var newest = tags.Count > 0 ? tags.Max(tag => tag.At) : asOf ?? Earliest + Usual;
        var since = asked is null ? newest - Usual : asked < Earliest ? Earliest : asked.Value;
        return new ReleasesAnswer(since, asOf, new ReleaseJoin(tags, Mails(since), Projects()).Since(since));
    }

    /// <summary>Of all trees that are followed. What a stable tree has from mainline is mainline's.</summary>
    private List<TaggedRelease> Tags()
    {
        var tags = new List<TaggedRelease>();
        var known = new HashSet<(string, string, string)>();
        foreach (var row in TagRows())
        {
            var commit = Convert.ToHexStringLower(row.CommitId);
            if (known.Add((row.Community, row.Name, commit)) && ReleaseName.TryParse(row.Name, out var name))
                tags.Add(new TaggedRelease(row.Community, row.Tree, name, commit, CoverageReading.Time(row.TaggedAt)));
        }
        return tags;
    }

    private IEnumerable<TagRow> TagRows() => connection.Query<TagRow>(
        """
        SELECT   n.name AS Community, t.name AS Tree, r.name AS Name, r.commit_id AS CommitId, r.tagged_at AS TaggedAt
        FROM     trees t
                 CROSS JOIN communities n ON n.community_key = t.community_key
                 CROSS JOIN releases r    ON r.tree_key = t.tree_key
        WHERE    t.is_followed = 1
        ORDER BY t.role, t.name, r.tagged_at
        """);

    // A mail may be somewhat older than the tag that it is of.
    private IReadOnlyList<MailedRelease> Mails(DateTimeOffset since) => [.. connection.Query<MailRow>(
        """
        SELECT   n.name AS Community, a.project AS Project, a.name AS Name, a.kind AS Kind, m.posted_at AS PostedAt, m.message_id AS MessageId,
                 (SELECT   o.web
                  FROM     mail_places p
                           JOIN archive_sources s ON s.source_key = p.source_key
                           JOIN archives o        ON o.archive_key = s.archive_key
                  WHERE    p.mail_key = m.mail_key AND o.web IS NOT NULL
                  ORDER BY o.archive_key
                  LIMIT    1) AS Web
        FROM     announcements a
                 CROSS JOIN mails m       ON m.mail_key = a.mail_key
                 CROSS JOIN communities n ON n.community_key = m.community_key
        WHERE    m.posted_at >= @since
        ORDER BY m.posted_at, m.mail_key, a.name
        """, new { since = (since - Usual).ToUnixTimeSeconds() }).Select(row => row.ToMailed())];

    private IEnumerable<(string Community, string Project)> Projects() => connection.Query<(string, string)>(
        """
        SELECT DISTINCT n.name, a.project
        FROM   announcements a
               CROSS JOIN mails m       ON m.mail_key = a.mail_key
               CROSS JOIN communities n ON n.community_key = m.community_key
        """);

    private sealed record TagRow(string Community, string Tree, string Name, byte[] CommitId, long TaggedAt);

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record MailRow(string Community, string Project, string Name, long Kind, long PostedAt, string MessageId, string? Web)
    {
        public MailedRelease ToMailed() => new(Community, Project, Name, (AnnouncementKind)Kind, CoverageReading.Time(PostedAt), MessageId, Web);
    }
}
