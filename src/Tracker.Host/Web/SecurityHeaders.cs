namespace Tracker.Host.Web;

/// <summary>Headers that let a browser do nothing with a page but show it: whatever a mail's subject says, no script runs.</summary>
internal static class SecurityHeaders
{
    private static readonly (string Name, string Value)[] All =
    [
        ("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    public static Task Add(HttpContext context, RequestDelegate next)
    {
        // At the last moment: the exception handler clears what was set before.
        context.Response.OnStarting(
            () =>
            {
                foreach (var (name, value) in All)
                    context.Response.Headers[name] = value;
                return Task.CompletedTask;
            });
        return next(context);
    }
}
