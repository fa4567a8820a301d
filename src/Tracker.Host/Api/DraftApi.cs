using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Core;
using Tracker.Core.Episodes.Drafting;

namespace Tracker.Host.Api;

/// <summary>The facts for an episode's notes over HTTP: the same JSON as the command line's.</summary>
internal static class DraftApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/v1").WithTags("tracker")
            .MapGet("/draft", Draft).WithName("getDraft")
            .WithSummary("What happened in a span, in the order of show notes: releases, merge windows, news, ongoing development, MAINTAINERS, regressions.");

    private static Results<Ok<DraftAnswer>, ValidationProblem> Draft(
        Drafts drafts,
        TimeProvider clock,
        [Description("From the beginning of this day on, 2024-05-01")] string? since,
        [Description("Up to the beginning of this day; without it up to now")] string? until,
        [Description("So many series of the ongoing development")] string? top)
    {
        if (since is null || !DayText.TryRead(since, out var first))
            return Mistake("since", "Write a day as 2024-05-01.");
        var last = clock.GetUtcNow();
        if (!string.IsNullOrWhiteSpace(until) && !DayText.TryRead(until, out last))
            return Mistake("until", "Write a day as 2024-05-08.");
        var series = Drafts.UsualTop;
        if (top is not null && !(int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out series) && series is > 0 and <= Drafts.MostTop))
            return Mistake("top", $"Write a number from 1 to {Drafts.MostTop}.");
        return SpanOf(first, last, out var problem) is { } span ? TypedResults.Ok(drafts.Ask(span, series)) : Mistake("since", problem);
    }

    private static DraftSpan? SpanOf(DateTimeOffset since, DateTimeOffset until, out string problem)
    {
        problem = "";
        try
        {
            return DraftSpan.Of(since, until);
        }
        catch (TrackerException wrong)
        {
            problem = wrong.Message;
            return null;
        }
    }

    private static ValidationProblem Mistake(string parameter, string problem) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [parameter] = [problem] });
}
