using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;
using Tracker.Core.MailIn;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>Patches of a span that change the file MAINTAINERS, and what became of them.</summary>
internal sealed class DraftMaintainers(SqliteConnection connection, SeriesReading series, DraftSpan span)
{
    /// <summary>New drivers come with an entry each: of those some are enough.</summary>
    private const int MostAmongOthers = 20;

    private const int MostAlone = 100;
    private const int CommitDigits = 12;

    /// <summary>Those that change nothing else first, each kind by time; of several versions the latest.</summary>
    public IReadOnlyList<DraftMaintainersPatch> Of(long community)
    {
        var patches = Rows(community).DistinctBy(row => row.MessageId).DistinctBy(row => (row.SeriesKey, row.Title)).Reverse().ToLookup(row => row.IsAlone != 0);
        return [.. patches[true].Take(MostAlone).Concat(patches[false].Take(MostAmongOthers)).Select(Tell).OfType<DraftMaintainersPatch>()];
    }

    private DraftMaintainersPatch? Tell(Row row) => series.Find(row.SeriesKey) is { } answer
        ? new DraftMaintainersPatch(
            answer.Id, answer.Community, row.Title, row.Name.Length > 0 ? row.Name : row.Email, (int)row.Version, CoverageReading.Time(row.PostedAt), row.IsAlone != 0,
            row.MessageId, MailUrl.Of(row.Web, row.MessageId), answer.Verdict, Status(answer, row.Title))
        : null;

    /// <summary>Of a patch among others what became of itself, not of the series.</summary>
    private static string Status(SeriesAnswer answer, string title)
    {
        if (answer.Patches.Count <= 1)
            return answer.Path;
        var landings = answer.Patches.FirstOrDefault(patch => patch.Title == title)?.Landings.Where(landing => landing.State == "landed").ToList() ?? [];
        var mainline = answer.Trees.FirstOrDefault(tree => tree.Role == "mainline")?.Tree;
        return (landings.Find(landing => landing.Tree == mainline) ?? landings.FirstOrDefault()) is { } found
            ? $"in {found.Tree}{(found.Release is { } release ? $", {release}" : ", not in a release yet")} (commit {found.Commit[..Math.Min(CommitDigits, found.Commit.Length)]})"
            : "in no tree that is followed";
    }

    // Newest first, so that of several versions the latest is the one that stays.
    private IEnumerable<Row> Rows(long community) => connection.Query<Row>(
        """
        SELECT   m.message_id AS MessageId, m.posted_at AS PostedAt, p.title AS Title, w.name AS Name, w.email AS Email, v.series_key AS SeriesKey, v.number AS Version,
                 p.files IN ('MAINTAINERS', '.mailmap' || char(10) || 'MAINTAINERS') OR p.title LIKE 'MAINTAINERS:%' AS IsAlone,
                 (SELECT   a.web
                  FROM     mail_places l
                           JOIN archive_sources s ON s.source_key = l.source_key
                           JOIN archives a        ON a.archive_key = s.archive_key
                  WHERE    l.mail_key = m.mail_key AND a.web IS NOT NULL
                  ORDER BY a.archive_key
                  LIMIT    1) AS Web
        FROM     mails m INDEXED BY mails_by_time
                 CROSS JOIN patches p       ON p.mail_key = m.mail_key
                 CROSS JOIN people w        ON w.person_key = m.person_key
                 CROSS JOIN version_parts o ON o.mail_key = m.mail_key AND o.is_carried_over = 0
                 CROSS JOIN versions v      ON v.version_key = o.version_key
        WHERE    m.community_key = @community AND m.kind = @Patch AND m.posted_at >= @since AND m.posted_at < @until
                 AND instr(p.files, 'MAINTAINERS') > 0
                 AND instr(char(10) || p.files || char(10), char(10) || 'MAINTAINERS' || char(10)) > 0
        ORDER BY m.posted_at DESC, m.mail_key DESC
        """, new { community, Patch = (long)MailKind.Patch, since = span.Since.ToUnixTimeSeconds(), until = span.Until.ToUnixTimeSeconds() });

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record Row(
        string MessageId, long PostedAt, string Title, string Name, string Email, long SeriesKey, long Version, long IsAlone, string? Web);
}
