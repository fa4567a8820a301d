using Tracker.Core.AnswersOut;

namespace Tracker.Host;

/// <summary>The answer to no question: the series posted last.</summary>
internal static class LatestSeries
{
    public static StatusAnswer Of(Answers answers, int limit)
    {
        var coverage = answers.Coverage();
        return new StatusAnswer("", CoverageText.AsOf(coverage), coverage, answers.Recent(limit));
    }
}
