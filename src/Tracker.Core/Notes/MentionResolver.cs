using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Patches;

namespace Tracker.Core.Notes;

/// <summary>Finds the series that a mention speaks of.</summary>
/// <param name="aired">When the notes were aired: what was posted later is not meant; null: not known.</param>
public sealed class MentionResolver(SqliteConnection connection, DateTimeOffset? aired)
{
    public MentionAnswer Resolve(Mention mention)
    {
        var answer = new MentionAnswer(
            mention.Line, mention.Column, mention.Length, Word(mention.Kind), mention.Person, mention.Title, mention.Version, mention.Parts, mention.Quote, null, null, [])
        {
            Start = mention.Start,
            Reference = mention.Reference,
        };
        return Candidates(mention).FirstOrDefault() is { } best
            ? answer with { Series = best.Series, Score = best.Score, MessageId = best.MessageId }
            : answer with { Note = "not in the archives that are read" };
    }

    public static string Word(MentionKind kind) => kind switch
    {
        MentionKind.Patch => "patch",
        MentionKind.Pull => "pull",
        MentionKind.Release => "release",
        MentionKind.Mail => "mail",
        MentionKind.Reference => "reference",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
    };

    private IEnumerable<CandidateAnswer> Candidates(Mention mention)
    {
        if (mention.Title is not { } title)
            return [];
        return connection.Query<(long Series, string Title, string Author, long PostedAt, string MessageId)>(
            """
            SELECT v.series_key, v.title, p.name, v.posted_at, m.message_id
            FROM   patches f
                   CROSS JOIN versions v ON v.version_key = f.mail_key
                   CROSS JOIN mails m    ON m.mail_key = v.version_key
                   CROSS JOIN people p   ON p.person_key = m.person_key
            WHERE  f.title_hash = @hash AND v.posted_at <= @until
            ORDER BY v.posted_at DESC
            """, new { hash = PatchTitle.Hash(title), until = (aired?.AddDays(1) ?? DateTimeOffset.MaxValue).ToUnixTimeSeconds() })
            .Select(row => new CandidateAnswer(row.Series, row.Title, row.Author, DateTimeOffset.FromUnixTimeSeconds(row.PostedAt), row.MessageId, 1));
    }
}
