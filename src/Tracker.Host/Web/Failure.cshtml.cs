using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Tracker.Core;

namespace Tracker.Host.Web;

/// <summary>What a reader sees when a page could not be made: the operator's matter in words, a bug without its insides.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FailureModel : PageModel
{
    public string Message { get; private set; } = "Something went wrong here; the log of the server says what.";

    public void OnGet()
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is not TrackerException failure)
            return;
        Message = SafeText.OneLine(failure.Message);
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
    }
}
