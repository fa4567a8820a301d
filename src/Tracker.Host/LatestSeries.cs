using Tracker.Core.AnswersOut;

namespace Tracker.Host;

/// <summary>The answer to no question: the series posted last.</summary>
internal static class LatestSeries
{
    public static StatusAnswer Of(Answers answers, int limit, DateTimeOffset? asOf = null) =>
        answers.Status("", 0, asOf) with { Series = answers.Recent(limit, asOf) };
}
