using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Patches;

namespace Tracker.Core.AnswersOut;

/// <summary>What a query found, best first.</summary>
/// <param name="Note">What is known where no series is, or null.</param>
internal sealed record SearchResult(IReadOnlyList<long> SeriesKeys, string? Note);

/// <summary>Finds the series that a query means.</summary>
internal sealed class SeriesSearch(SqliteConnection connection)
{
    /// <summary>Words beyond these add nothing to a title, and cost.</summary>
    private const int MostWords = 24;

    /// <summary>Long words are rare ones; more pairs of them cost more than they find.</summary>
    private const int MostCompared = 4;

    public SearchResult Find(string query, int limit)
    {
        var asked = new QueryText(query);
        if (asked.CommitId is { } id && ByCommit(id, limit) is { } ofCommit)
            return ofCommit;
        var ofMail = MessageLinks.TryReadMessageId(asked.Text, out var messageId) ? ByMail(messageId, limit) : new([], null);
        // What looks like a message-id may be somebody's address.
        return ofMail.SeriesKeys.Count > 0 || asked.IsAddress ? ofMail : ofMail with { SeriesKeys = ByWords(asked.Text, limit) };
    }

    public IReadOnlyList<long> Recent(int limit) => [.. connection.Query<long>(
        "SELECT series_key FROM series ORDER BY last_posted_at DESC, series_key DESC LIMIT @limit", new { limit })];

    /// <summary>The series that has a version of this key, which was its own number while it stood alone; null when none has.</summary>
    public long? OfVersion(long versionKey) => connection.ExecuteScalar<long?>(
        "SELECT series_key FROM versions WHERE version_key = @versionKey", new { versionKey });

    /// <summary>Null when it is no commit that is known: then it may be a word.</summary>
    private SearchResult? ByCommit(string id, int limit)
    {
        var (first, last) = CommitIdPrefix.Range(id);
        var commits = connection.Query<(long CommitKey, byte[] Id, string Title)>(
            """
            SELECT c.commit_key, c.id, c.title
            FROM   communities n
                   CROSS JOIN commits c ON c.community_key = n.community_key AND c.id BETWEEN @first AND @last
            LIMIT  @limit
            """, new { first, last, limit }).ToList();
        if (commits.Count == 0)
            return null;
        var series = connection.Query<long>(
            """
            SELECT DISTINCT v.series_key
            FROM   matches x
                   JOIN version_parts p ON p.mail_key = x.mail_key
                   JOIN versions v      ON v.version_key = p.version_key
            WHERE  x.commit_key IN @keys
            LIMIT  @limit
            """, new { keys = commits.Select(commit => commit.CommitKey), limit }).ToList();
        return new(series, series.Count > 0 ? null : NeverPosted(commits[0].CommitKey, commits[0].Id, commits[0].Title));
    }

    private string NeverPosted(long commitKey, byte[] id, string title)
    {
        var where = connection.Query<string>(
            """
            SELECT   t.name || ' (' || b.name || coalesce(', ' || r.name, '') || ')'
            FROM     branch_commits h
                     JOIN branches b      ON b.branch_key = h.branch_key
                     JOIN trees t         ON t.tree_key = b.tree_key
                     LEFT JOIN releases r ON r.release_key = h.release_key
            WHERE    h.commit_key = @commitKey AND h.left_at IS NULL
            ORDER BY t.role, t.name, b.name
            """, new { commitKey }).ToList();
        var place = where.Count == 0 ? "in no branch that is followed today" : $"in {string.Join(", ", where)}";
        return $"Commit {Convert.ToHexStringLower(id)[..12]} (\"{title}\") is {place}; no posted patch in the archives that are read matches it.";
    }

    /// <summary>The series that the mail is part of, else those of its thread.</summary>
    private SearchResult ByMail(string messageId, int limit)
    {
        var mails = connection.Query<(long MailKey, long ThreadHash)>(
            """
            SELECT m.mail_key, m.thread_hash
            FROM   communities n
                   CROSS JOIN mails m ON m.community_key = n.community_key AND m.message_id = @messageId
            """, new { messageId }).ToList();
        if (mails.Count == 0)
            return new([], $"No mail {messageId} is in the archives that are read.");
        var own = SeriesOf(mails.Select(mail => mail.MailKey), limit);
        if (own.Count > 0)
            return new(own, null);
        var thread = connection.Query<long>(
            "SELECT mail_key FROM mails WHERE thread_hash IN @threads LIMIT 1000", new { threads = mails.Select(mail => mail.ThreadHash) });
        var around = SeriesOf(thread, limit);
        return new(around, around.Count > 0 ? null : $"The mail {messageId} is in the archives, but it is no patch and in no patch's thread.");
    }

    private List<long> SeriesOf(IEnumerable<long> mailKeys, int limit) => [.. connection.Query<long>(
        """
        SELECT   series_key
        FROM     (SELECT v.series_key, v.posted_at FROM versions v WHERE v.cover_key IN @mailKeys
                  UNION
                  SELECT v.series_key, v.posted_at
                  FROM   version_parts p
                         JOIN versions v ON v.version_key = p.version_key
                  WHERE  p.mail_key IN @mailKeys)
        GROUP BY series_key
        ORDER BY max(posted_at) DESC
        LIMIT    @limit
        """, new { mailKeys, limit })];

    /// <summary>Series with a title like this one, whose words may be misspelt: all words, else one of the longest and the person, else two of them.</summary>
    public IReadOnlyList<long> Alike(string title, string? person, int limit)
    {
        var words = Words(title).Where(word => word.Length > 1).Select(word => word.ToLowerInvariant()).Distinct().ToList();
        var surname = Words(person ?? "").LastOrDefault(word => word.Length > 1);
        var rarest = words.OrderByDescending(word => word.Length).Take(MostCompared).ToList();
        var found = words.Count > 1 ? Search(InTitles(string.Join(' ', words.Select(Quoted))), limit) : [];
        // A name is in few series; two words of titles may be in thousands.
        if (found.Count == 0 && words.Count > 0 && surname is not null)
            found = Search($"{InTitles(string.Join(" OR ", rarest.Select(Quoted)))} AND people : {Quoted(surname)}", limit);
        return found.Count == 0 && rarest.Count > 2 ? Search(InTitles(string.Join(" OR ", Pairs(rarest))), limit) : found;
    }

    private static string InTitles(string expression) => $"{{title parts}} : ({expression})";

    private static string Quoted(string word) => $"\"{word}\"";

    private static IEnumerable<string> Pairs(List<string> words) =>
        words.SelectMany((one, at) => words.Skip(at + 1).Select(other => $"({Quoted(one)} AND {Quoted(other)})"));

    /// <summary>All words, anywhere in titles or names; else all as beginnings of words.</summary>
    private List<long> ByWords(string text, int limit)
    {
        var words = Words(text);
        if (words.Count == 0)
            return [];
        var found = Search(string.Join(' ', words.Select(word => $"\"{word}\"")), limit);
        return found.Count > 0 ? found : Search(string.Join(' ', words.Select(word => $"\"{word}\"*")), limit);
    }

    private List<long> Search(string match, int limit) => [.. connection.Query<long>(
        """
        SELECT   rowid
        FROM     series_search
        WHERE    series_search MATCH @match AND rank MATCH 'bm25(10.0, 2.0, 4.0)'
                 AND EXISTS (SELECT 1 FROM series s WHERE s.series_key = series_search.rowid)
        ORDER BY rank
        LIMIT    @limit
        """, new { match, limit })];

    /// <summary>Letters and digits alone reach FTS5, quoted: no operator, quote or column name of its language gets through.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in text.Length > 1_000 ? text[..1_000] : text)
        {
            if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || char.GetUnicodeCategory(letter) is System.Globalization.UnicodeCategory.NonSpacingMark)
                word.Append(letter);
            else
                Take();
        }
        Take();
        return [.. words.Take(MostWords)];

        void Take()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }
}
