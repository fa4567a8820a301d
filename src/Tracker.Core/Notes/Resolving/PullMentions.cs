using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.People;

namespace Tracker.Core.Notes.Resolving;

/// <summary>Finds the mail of a pull request that notes speak of.</summary>
internal sealed class PullMentions(SqliteConnection connection, DateTimeOffset? aired)
{
    /// <summary>Notes speak of the merge window that is open, or was a while ago.</summary>
    private const int LongestBefore = 120;
    private const int MostRead = 20_000;
    private const double Sure = 0.8;
    private const double Near = 0.03;

    private List<Row>? sent;

    public MentionAnswer Resolve(MentionAnswer answer, Mention mention)
    {
        var scored = mention.Title is { } title ? Titled(title, mention.Person) : Described(mention);
        var likely = scored.Where(one => one.Score >= Sure).OrderByDescending(one => one.Score).ThenByDescending(one => one.Row.PostedAt).Take(2).ToList();
        return likely is [var best, ..] && (likely.Count == 1 || best.Score - likely[1].Score >= Near)
            ? answer with { MessageId = best.Row.MessageId, Community = best.Row.Community, Score = Math.Round(best.Score, 3) }
            : answer with { Note = likely.Count > 1 ? "not sure: several pull requests fit" : MentionResolver.NotFound };
    }

    private IEnumerable<(Row Row, double Score)> Titled(string title, string? person)
    {
        var written = new TitleLikeness(title);
        var name = person is null ? null : NameLikeness.Of(person);
        return Sent().Select(row => (row, written.To(row.Title) * Person(name, row.Name) * Time(row.PostedAt)));
    }

    /// <summary>Without a title only the person and the words: one request alone must fit.</summary>
    private IEnumerable<(Row Row, double Score)> Described(Mention mention)
    {
        var words = DescribedWords.Of(mention.Quote).Where(word => word is not ("pull" or "request" or "requests" or "updates" or "fixes" or "changes")).ToList();
        if (mention.Person is not { } person || words.Count == 0 || aired is null)
            return [];
        var name = NameLikeness.Of(person);
        return Sent().Where(row => words.Exists(word => row.Title.Contains(word, StringComparison.OrdinalIgnoreCase)) && name.To(row.Name) >= NameLikeness.Likely)
            .Select(row => (row, Sure * Time(row.PostedAt)));
    }

    private static double Person(NameLikeness? written, string known) => written is null ? 0.9 : written.To(known) is var likeness && likeness >= NameLikeness.Likely ? 0.95 + (0.05 * likeness) : 0.7;

    /// <summary>The same titles come again every few weeks: of those the last one is meant.</summary>
    private double Time(long postedAt) => aired is not { } day ? 1 : 1 - (0.004 * Math.Clamp((day.ToUnixTimeSeconds() - postedAt) / 86_400.0, 0, LongestBefore) / 4);

    private List<Row> Sent() => sent ??= [.. connection.Query<Row>(
        """
        SELECT   m.message_id AS MessageId, l.title AS Title, p.name AS Name, m.posted_at AS PostedAt, n.name AS Community
        FROM     communities n
                 CROSS JOIN mails m  ON m.community_key = n.community_key AND m.kind = 3 AND m.posted_at >= @from AND m.posted_at < @until
                 CROSS JOIN pulls l  ON l.mail_key = m.mail_key
                 CROSS JOIN people p ON p.person_key = m.person_key
        ORDER BY m.posted_at DESC
        LIMIT    @most
        """, new
        {
            from = AiringTime.From(aired, LongestBefore),
            until = AiringTime.Until(aired),
            most = MostRead,
        })];

    private sealed record Row(string MessageId, string Title, string Name, long PostedAt, string Community);
}
