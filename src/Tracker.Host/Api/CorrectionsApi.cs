using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Core.AnswersOut;

namespace Tracker.Host.Api;

/// <summary>What people put right, over HTTP. To be read only: corrections are made on the command line, by who may write there.</summary>
internal static class CorrectionsApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api/v1").WithTags("tracker")
            .MapGet("/corrections", Corrections).WithName("getCorrections")
            .WithSummary("What people put right: which commit is a patch, or is not, and which series are one; oldest first.");

    private static Ok<IReadOnlyList<CorrectionAnswer>> Corrections(Answers answers) => TypedResults.Ok(answers.Corrections());
}
