using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.CommitsIn;
using Tracker.Core.Patches;

namespace Tracker.Core.AnswersOut.Pulls;

/// <summary>A mainline tree into which is pulled.</summary>
/// <param name="LastPull">When the last request of its community was sent; null: there is none.</param>
internal sealed record PullTree(long TreeKey, long CommunityKey, string Community, long? LastPull);

/// <summary>The rows of pull requests, and of the trees and releases that make merge windows.</summary>
internal sealed class PullRows(SqliteConnection connection)
{
    /// <summary>Those with requests first, the latest before the others.</summary>
    public IReadOnlyList<PullTree> Trees() => [.. connection.Query<TreeRow>(
        """
        SELECT   t.tree_key AS TreeKey, t.community_key AS CommunityKey, n.name AS Community,
                 (SELECT max(m.posted_at)
                  FROM   pulls p
                         CROSS JOIN mails m ON m.mail_key = p.mail_key
                  WHERE  m.community_key = t.community_key) AS LastPull
        FROM     trees t
                 JOIN communities n ON n.community_key = t.community_key
        WHERE    t.role = @Mainline AND t.is_followed = 1
        ORDER BY LastPull DESC NULLS LAST, n.name, t.name
        """, new { Mainline = (long)TreeRole.Mainline }).Select(row => new PullTree(row.TreeKey, row.CommunityKey, row.Community, row.LastPull))];

    public IReadOnlyList<(ReleaseName Name, DateTimeOffset At)> Releases(long tree)
    {
        var releases = new List<(ReleaseName, DateTimeOffset)>();
        foreach (var (name, taggedAt) in connection.Query<(string, long)>("SELECT name, tagged_at FROM releases WHERE tree_key = @tree", new { tree }))
        {
            if (ReleaseName.TryParse(name, out var release))
                releases.Add((release, CoverageReading.Time(taggedAt)));
        }
        return releases;
    }

    /// <summary>By the time they were sent.</summary>
    public IReadOnlyList<PullRow> Sent(long community, DateTimeOffset? from, DateTimeOffset? until) => [.. connection.Query<PullRow>(
        """
        SELECT   m.message_id AS MessageId, m.subject AS Subject, m.posted_at AS PostedAt, m.in_reply_to AS InReplyTo, m.refs AS Refs,
                 w.name AS Name, w.email AS Email, p.title AS Title, p.url AS Url, p.ref AS Ref, p.base_hex AS BaseHex, p.tip_hex AS TipHex, p.commits AS Commits,
                 p.files AS Files, p.insertions AS Insertions, p.deletions AS Deletions, p.shortlog AS Shortlog,
                 (SELECT   a.web
                  FROM     mail_places o
                           JOIN archive_sources s ON s.source_key = o.source_key
                           JOIN archives a        ON a.archive_key = s.archive_key
                  WHERE    o.mail_key = m.mail_key AND a.web IS NOT NULL
                  ORDER BY a.archive_key
                  LIMIT    1) AS Web
        FROM     pulls p
                 CROSS JOIN mails m  ON m.mail_key = p.mail_key
                 CROSS JOIN people w ON w.person_key = m.person_key
        WHERE    m.community_key = @community AND m.posted_at BETWEEN @from AND @until
        ORDER BY m.posted_at, m.mail_key
        """,
        new { community, from = from?.ToUnixTimeSeconds() ?? long.MinValue, until = until?.ToUnixTimeSeconds() ?? long.MaxValue })];

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record TreeRow(long TreeKey, long CommunityKey, string Community, long? LastPull);
}

/// <summary>A pull request with its mail.</summary>
[method: ExplicitConstructor]
internal sealed record PullRow(
    string MessageId, string Subject, long PostedAt, string? InReplyTo, string? Refs, string Name, string Email, string Title, string? Url, string? Ref,
    string? BaseHex, string? TipHex, long? Commits, long? Files, long? Insertions, long? Deletions, string? Shortlog, string? Web)
{
    public DateTimeOffset SentAt => CoverageReading.Time(PostedAt);

    public SentPull ToSent(PullLanding? landing) => new(
        MessageId, SentAt, new Person(Name, Email), PullRules.Place(Url, Ref), PatchSubject.Parse(Subject).Part,
        [.. (Refs ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries), .. InReplyTo is null ? Array.Empty<string>() : [InReplyTo]], landing?.At);

    public PullAnswer ToAnswer(PullLanding? landing, PullClaimAnswer? claim, string? supersededBy) => new(
        Title, new PersonAnswer(Name, Email), SentAt, MessageId, MailUrl.Of(Web, MessageId), Url, Ref,
        (int?)Commits, (int?)Files, (int?)Insertions, (int?)Deletions, [.. Authors()],
        supersededBy is not null ? PullStates.Superseded : landing is not null ? PullStates.Pulled : PullStates.Open, supersededBy,
        landing?.Tree, landing?.Branch, landing?.MergeCommit, landing?.MergeTitle, landing is { IsKnown: true } ? landing.At : null, landing?.Release,
        landing?.Evidence ?? [], claim);

    /// <summary>Lines "Name (count)".</summary>
    private IEnumerable<PullAuthorAnswer> Authors() =>
        from line in (Shortlog ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let at = line.LastIndexOf(" (", StringComparison.Ordinal)
        where at > 0 && int.TryParse(line.AsSpan(at + 2).TrimEnd(')'), out _)
        select new PullAuthorAnswer(line[..at], int.Parse(line.AsSpan(at + 2).TrimEnd(')')));
}
