using Microsoft.AspNetCore.Diagnostics;
using Tracker.Core;
using Tracker.Core.Storage;

namespace Tracker.Host.Api;

/// <summary>Failures as problem details (RFC 9457): an operator's matter with its text, a bug without.</summary>
internal static class Failures
{
    /// <summary>What has a cause below it (a lock, a disk) is the operator's matter, not that of who asks.</summary>
    public static bool IsOfTheRequest(TrackerException failure) => failure.InnerException is null;

    public static async Task AnswerAsProblem(HttpContext context)
    {
        var problem = context.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            DataHeldException held => TypedResults.Problem(held.Message, statusCode: StatusCodes.Status409Conflict),
            TrackerException failure => TypedResults.Problem(failure.Message, statusCode: StatusCodes.Status503ServiceUnavailable),
            _ => TypedResults.Problem(statusCode: StatusCodes.Status500InternalServerError),
        };
        await problem.ExecuteAsync(context);
    }
}
