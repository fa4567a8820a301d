using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Series;

namespace Tracker.Core.AnswersOut.Matches;

/// <summary>Finds by the words of titles what may be meant where nothing else is known: for people to look at.</summary>
internal sealed class NearestTitles(SqliteConnection connection)
{
    /// <summary>So many commits of one person in a year are compared.</summary>
    public const int Most = 20_000;

    private const int Shown = 3;

    /// <summary>Titles with less in common are not near.</summary>
    private const double LeastLikeness = 0.3;

    public IReadOnlyList<string> Series(string title)
    {
        var words = TitleWords.Of(title);
        return words.Count == 0 ? [] : Near(
            connection.Query<string>(
                """
                SELECT   s.title
                FROM     series_search
                         CROSS JOIN series s ON s.series_key = series_search.rowid
                WHERE    series_search MATCH @match
                ORDER BY rank
                LIMIT    50
                """, new { match = string.Join(" OR ", words.Take(24).Select(word => $"\"{word}\"")) }), words);
    }

    public static IReadOnlyList<NearCommitAnswer> Commits(IReadOnlyList<(byte[] Id, string Title, long CommittedAt)> commits, string title)
    {
        var words = TitleWords.Of(title);
        return
        [
            .. commits.Select(commit => (Commit: commit, Likeness: TitleWords.Likeness(words, TitleWords.Of(commit.Title))))
                .Where(near => near.Likeness >= LeastLikeness)
                .OrderByDescending(near => near.Likeness).ThenBy(near => near.Commit.CommittedAt)
                .Take(Shown)
                .Select(near => new NearCommitAnswer(
                    Convert.ToHexStringLower(near.Commit.Id), near.Commit.Title, CoverageReading.Time(near.Commit.CommittedAt), Math.Round(near.Likeness, 2))),
        ];
    }

    private static List<string> Near(IEnumerable<string> titles, IReadOnlySet<string> words) =>
        [.. titles.Select(title => (Title: title, Likeness: TitleWords.Likeness(words, TitleWords.Of(title))))
            .Where(near => near.Likeness >= LeastLikeness).OrderByDescending(near => near.Likeness).Take(Shown).Select(near => near.Title)];
}
