using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Tracker.Core;
using Tracker.Core.Storage;

namespace Tracker.Host.Api;

/// <summary>Failures as problem details (RFC 9457): an operator's matter with its text, a bug without.</summary>
internal static class Failures
{
    private const int LongestMessage = 300;
    private const string Described = "/openapi/v1.json describes every request, with its parameters and its body.";

    /// <summary>What has a cause below it (a lock, a disk) is the operator's matter, not that of who asks.</summary>
    public static bool IsOfTheRequest(TrackerException failure) => failure.InnerException is null;

    /// <summary>Whoever gets no further detail is told what to do at least.</summary>
    public static void Explain(ProblemDetailsContext context) =>
        context.ProblemDetails.Detail ??= context.ProblemDetails is HttpValidationProblemDetails { Errors: { Count: > 0 } errors }
            ? string.Join(' ', errors.SelectMany(error => error.Value.Select(text => $"{error.Key}: {text}")))
            : Advice(context.ProblemDetails, context.HttpContext.Request);

    /// <summary>A request that cannot be read is no failure that the log needs to tell of.</summary>
    public static ExceptionHandlerOptions Handling => new()
    {
        ExceptionHandler = AnswerAsProblem,
        SuppressDiagnosticsCallback = failed => failed.Exception is BadHttpRequestException,
    };

    private static async Task AnswerAsProblem(HttpContext context)
    {
        var problem = context.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            DataHeldException held => TypedResults.Problem(held.Message, statusCode: StatusCodes.Status409Conflict),
            TrackerException failure => TypedResults.Problem(failure.Message, statusCode: StatusCodes.Status503ServiceUnavailable),
            BadHttpRequestException request => TypedResults.Problem(Unreadable(request), statusCode: request.StatusCode),
            _ => TypedResults.Problem(statusCode: StatusCodes.Status500InternalServerError),
        };
        await problem.ExecuteAsync(context);
    }

    /// <summary>A parameter or a body that is not of the kind that is asked for.</summary>
    private static string Unreadable(BadHttpRequestException request) => request.InnerException is JsonException json
        ? $"The body is not the JSON that is asked for: it cannot be read at {Place(json)}. {Described}"
        : $"{SafeText.OneLine(request.Message, LongestMessage)} {Described}";

    private static string Place(JsonException json) => SafeText.OneLine($"{json.Path ?? "$"}, line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}", LongestMessage);

    private static string Advice(ProblemDetails problem, HttpRequest request) => problem.Status switch
    {
        StatusCodes.Status404NotFound => $"Nothing is at {SafeText.OneLine(request.Path, LongestMessage)}. {Described}",
        StatusCodes.Status405MethodNotAllowed => $"{SafeText.OneLine(request.Path, LongestMessage)} does not take {SafeText.OneLine(request.Method, 20)}. {Described}",
        StatusCodes.Status413PayloadTooLarge => "The body is too large. Send a smaller one.",
        StatusCodes.Status415UnsupportedMediaType => "Send the body as JSON, with the header Content-Type: application/json.",
        >= StatusCodes.Status500InternalServerError => "The tracker failed. Its log says why.",
        _ => $"The request cannot be read. {Described}",
    };
}
