using System.Diagnostics.CodeAnalysis;
using Tracker.Core;
using Tracker.Core.Episodes;
using Tracker.Core.Episodes.News;

namespace Tracker.Host;

/// <summary>Which part of the question is wrong, and what to write.</summary>
internal sealed record NewsProblem(string Parameter, string Text);

/// <summary>What somebody asks of the news, checked: the same for the command line, the API and the page.</summary>
internal sealed record NewsQuestion(string? Since, DateTimeOffset? Until, int QuietMonths)
{
    private const int MostMonths = 120;
    private const int LongestName = 100;

    public static bool TryRead(
        string? since, string? until, int quietMonths, [NotNullWhen(true)] out NewsQuestion? question, [NotNullWhen(false)] out NewsProblem? problem)
    {
        var last = DateOnly.MaxValue;
        var hasLast = !string.IsNullOrWhiteSpace(until);
        problem =
            since?.Length > LongestName ? new("since", $"Write an episode's name, or a day as 2024-01-31, in at most {LongestName} characters.")
            : hasLast && !DayText.TryReadDate(until?.Trim() ?? "", out last) ? new("until", $"'{SafeText.OneLine(until ?? "", 40)}' is no day. Write it as 2024-01-31.")
            : quietMonths is < 1 or > MostMonths ? new("quietMonths", $"Write the months as a number from 1 to {MostMonths}.")
            : null;
        question = problem is null ? new(string.IsNullOrWhiteSpace(since) ? null : since.Trim(), hasLast ? EndOf(last) : null, quietMonths) : null;
        return question is not null && problem is null;
    }

    /// <exception cref="TrackerException">There is no such episode, and it is no day.</exception>
    public NewsAnswer Ask(EpisodeAnswers episodes) => episodes.News(Since, Until, QuietMonths);

    private static DateTimeOffset EndOf(DateOnly day) => new(day, new TimeOnly(23, 59, 59), TimeSpan.Zero);
}
