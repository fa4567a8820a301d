using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.People;

namespace Tracker.Core.Notes.Resolving;

/// <summary>Finds the announcement of a release that notes speak of, else its tag.</summary>
internal sealed class ReleaseMentions(SqliteConnection connection, DateTimeOffset? aired)
{
    private const int MostRead = 50_000;

    private ILookup<string, Row>? announced;

    public MentionAnswer Resolve(MentionAnswer answer)
    {
        var number = Number(answer.Quote);
        var project = Project(answer.Title, answer.Quote);
        var fitting = Announced()[number].Where(row => IsOf(row.Project, row.Name, project) && IsBefore(row.PostedAt)).ToList();
        if (fitting.Count > 1 && answer.Person is { } person)
            fitting = fitting.Where(row => NameLikeness.Score(person, row.Person) >= NameLikeness.Likely).ToList() is { Count: > 0 } own ? own : fitting;
        // The same release is announced on several lists, and again where the first mail was wrong: the first one is it.
        if (fitting.Select(row => (row.Community, row.Project)).Distinct().Count() == 1)
            return answer with { MessageId = fitting[0].MessageId, Community = fitting[0].Community, Score = 1 };
        return fitting.Count > 1 ? answer with { Note = "not sure: several projects announced it" } : OfTag(answer, number, project);
    }

    private MentionAnswer OfTag(MentionAnswer answer, string number, string? project)
    {
        var tags = connection.Query<(string Tree, string Name, string Community, long TaggedAt)>(
            """
            SELECT   t.name, r.name, n.name, r.tagged_at
            FROM     trees t
                     CROSS JOIN releases r    ON r.tree_key = t.tree_key AND r.name IN @names
                     CROSS JOIN communities n ON n.community_key = t.community_key
            ORDER BY t.role, t.name
            """, new { names = new[] { number, $"v{number}", $"{project}-{number}", $"{project}-v{number}" } })
            .Where(tag => IsOf(tag.Tree, number, project) || IsOf(tag.Community, number, project) || project is null or "linux" && IsKernel(tag.Tree)).Where(tag => IsBefore(tag.TaggedAt)).ToList();
        return tags is [var tag, ..]
            ? answer with { Community = tag.Community, Note = $"the tag {tag.Name} of {tag.Tree}" }
            : answer with { Note = MentionResolver.NotFound };
    }

    private static bool IsKernel(string tree) => tree is "mainline" or "stable" or "linux" or "linus" or "linux-stable" or "next" or "linux-next";

    /// <summary>A real-time kernel is announced as "Linux" by some and by its number alone by others.</summary>
    private static bool IsOf(string known, string number, string? project) =>
        project is null || known.Contains(project, StringComparison.OrdinalIgnoreCase) || project.Contains(known, StringComparison.OrdinalIgnoreCase)
        || number.Contains("-rt", StringComparison.Ordinal) && (project.Contains("rt", StringComparison.Ordinal) || project.Contains("real", StringComparison.Ordinal));

    private bool IsBefore(long time) => time < AiringTime.Until(aired);

    private static string Number(string written) => written.TrimStart('v', 'V', '.').ToLowerInvariant();

    private static string? Project(string? title, string quote) =>
        title is null || title.Length <= quote.Length ? null : title[..^quote.Length].Trim().ToLowerInvariant() is { Length: > 0 } project ? project : null;

    private ILookup<string, Row> Announced() => announced ??= connection.Query<Row>(
        """
        SELECT   a.project AS Project, a.name AS Name, m.message_id AS MessageId, p.name AS Person, m.posted_at AS PostedAt, n.name AS Community
        FROM     announcements a
                 CROSS JOIN mails m       ON m.mail_key = a.mail_key
                 CROSS JOIN people p      ON p.person_key = m.person_key
                 CROSS JOIN communities n ON n.community_key = m.community_key
        ORDER BY m.posted_at
        LIMIT    @most
        """, new { most = MostRead }).ToLookup(row => Number(row.Name));

    private sealed record Row(string Project, string Name, string MessageId, string Person, long PostedAt, string Community);
}
