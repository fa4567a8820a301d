using Tracker.Core.AnswersOut;
using Tracker.Core.AnswersOut.Pulls;
using Tracker.Core.AnswersOut.Releases;

namespace Tracker.Core.Notes.Filling;

/// <summary>What became of a pull request, and when a release came out, in a few words. Pure.</summary>
internal static class PullStatus
{
    public static string Of(PullAnswer pull)
    {
        var days = new SpokenDates();
        return pull.State switch
        {
            PullStates.Pulled => $"pulled{(pull.Release is { } release ? $" for {release}" : "")}{(pull.MergedAt is { } at ? $" on {days.Day(at)}" : $", says the {pull.SaidBy?.Tree ?? "tree's"} robot")}",
            PullStates.Superseded => "not pulled; another request was sent instead",
            _ => "not pulled yet",
        };
    }

    public static string Of(ReleaseAnswer release) =>
        $"{(release.Tree is null ? "announced" : "released")} on {new SpokenDates().Day(release.At)}{(release.Tree is { } tree ? $" in {tree}" : "")}";
}
