using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Core.People;

namespace Tracker.Host.Api;

/// <summary>People over HTTP: the same JSON as the command line's.</summary>
internal static class PeopleApi
{
    private const int LongestQuery = 200;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/v1").WithTags("tracker")
            .MapGet("/people", Find).WithName("findPeople")
            .WithSummary("The people that a name may mean, best first: addresses, first and last seen, series by verdict.");

    private static Results<Ok<PeopleAnswer>, ValidationProblem> Find(
        PeopleReading people, [Description("A name, a part of it, one that is misspelt, an address, or what stands before its @")] string? q) =>
        string.IsNullOrWhiteSpace(q) || q.Length > LongestQuery
            ? TypedResults.ValidationProblem(new Dictionary<string, string[]> { ["q"] = [$"Write a name or an address of at most {LongestQuery} characters."] })
            : TypedResults.Ok(people.Find(q));
}
