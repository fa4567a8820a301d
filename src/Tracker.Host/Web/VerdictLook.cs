namespace Tracker.Host.Web;

/// <summary>How a verdict looks on a page.</summary>
public static class VerdictLook
{
    public static string Class(string verdict) => verdict.Replace(' ', '-');

    /// <summary>The address when a browser may follow it: whoever writes an archive's addresses does not choose what a click runs.</summary>
    public static string? Link(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttps || parsed.Scheme == Uri.UriSchemeHttp)
            ? parsed.AbsoluteUri
            : null;
}
