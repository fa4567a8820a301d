using Tracker.Core.AnswersOut;

namespace Tracker.Host;

/// <summary>The answer to no question: the series posted last.</summary>
internal static class LatestSeries
{
    public static StatusAnswer Of(Answers answers, int limit) => answers.Status("", 0) with { Series = answers.Recent(limit) };
}
