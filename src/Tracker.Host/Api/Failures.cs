using Microsoft.AspNetCore.Diagnostics;
using Tracker.Core;

namespace Tracker.Host.Api;

/// <summary>Failures as problem details (RFC 9457): an operator's matter with its text, a bug without.</summary>
internal static class Failures
{
    public static async Task AnswerAsProblem(HttpContext context)
    {
        var problem = context.Features.Get<IExceptionHandlerFeature>()?.Error is TrackerException failure
            ? TypedResults.Problem(failure.Message, statusCode: StatusCodes.Status503ServiceUnavailable)
            : TypedResults.Problem(statusCode: StatusCodes.Status500InternalServerError);
        await problem.ExecuteAsync(context);
    }
}
