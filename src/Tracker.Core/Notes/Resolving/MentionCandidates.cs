using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;
using Tracker.Core.Patches;

namespace Tracker.Core.Notes.Resolving;

/// <summary>A version of a series that a mention may speak of.</summary>
internal sealed record CandidateVersion(long Series, long Number, long PostedAt, long Parts, string Title, string Author, string MessageId, string Community);

/// <summary>Finds the series that may be meant.</summary>
internal sealed class MentionCandidates(SqliteConnection connection)
{
    /// <summary>A title that more patches have says nothing by itself.</summary>
    private const int MostOfTitle = 100;
    private const int MostAlike = 25;

    private readonly SeriesSearch search = new(connection);

    /// <summary>Series with a version or a patch of exactly this title.</summary>
    public IReadOnlyList<long> OfTitle(IEnumerable<string> forms)
    {
        var hashes = forms.Select(PatchTitle.Hash).Where(hash => hash != PatchTitle.NoTitle).Distinct().ToList();
        return hashes.Count == 0 ? [] : [.. hashes.SelectMany(OfTitle).Distinct()];
    }

    public IReadOnlyList<long> Alike(string title, string? person) => search.Alike(title, person, MostAlike);

    /// <summary>The series of a message-id, an address or a commit.</summary>
    public SearchResult OfReference(string reference) => search.Find(reference, MostAlike);

    /// <summary>Those that were posted before a moment, oldest first.</summary>
    public IReadOnlyList<CandidateVersion> Versions(IReadOnlyList<long> series, long until) => series.Count == 0 ? [] :
    [
        .. connection.Query<CandidateVersion>(
            """
            SELECT   v.series_key AS Series, v.number AS Number, v.posted_at AS PostedAt, v.parts AS Parts, v.title AS Title, p.name AS Author,
                     m.message_id AS MessageId, n.name AS Community
            FROM     versions v
                     CROSS JOIN mails m       ON m.mail_key = v.version_key
                     CROSS JOIN people p      ON p.person_key = m.person_key
                     CROSS JOIN communities n ON n.community_key = m.community_key
            WHERE    v.series_key IN @series AND v.posted_at < @until
            ORDER BY v.posted_at, v.version_key
            """, new { series, until }),
    ];

    /// <summary>Titles of a series' patches; asked for only when they are looked at, since the cover letter's title mostly says enough.</summary>
    public IEnumerable<string> PartTitles(long series)
    {
        foreach (var title in ReadPartTitles(series))
            yield return title;
    }

    private IEnumerable<string> ReadPartTitles(long series) => connection.Query<string>(
        """
        SELECT DISTINCT f.title
        FROM   versions v
               CROSS JOIN version_parts p ON p.version_key = v.version_key
               CROSS JOIN patches f       ON f.mail_key = p.mail_key
        WHERE  v.series_key = @series
        LIMIT  200
        """, new { series });

    /// <summary>The mail of that id: its community, and the series' versions that it is part of.</summary>
    public (string MessageId, string Community)? Mail(string messageId) => connection.Query<(string, string)?>(
        """
        SELECT m.message_id, n.name
        FROM   communities n
               CROSS JOIN mails m ON m.community_key = n.community_key AND m.message_id = @messageId
        LIMIT  1
        """, new { messageId }).FirstOrDefault();

    private IEnumerable<long> OfTitle(long hash) => connection.Query<long>(
        """
        SELECT DISTINCT series_key
        FROM   (SELECT v.series_key
                FROM   patches f
                       CROSS JOIN versions v ON v.version_key = f.mail_key
                WHERE  f.title_hash = @hash
                UNION ALL
                SELECT v.series_key
                FROM   patches f
                       CROSS JOIN version_parts p ON p.mail_key = f.mail_key
                       CROSS JOIN versions v      ON v.version_key = p.version_key
                WHERE  f.title_hash = @hash)
        LIMIT  @most
        """, new { hash, most = MostOfTitle });
}
