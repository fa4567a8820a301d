namespace Tracker.Host;

/// <summary>Where a feed's links lead: they have to be absolute, and only who asks knows by which name the server is reached.</summary>
internal sealed record FeedAddresses(Uri Root)
{
    /// <summary>As the request was sent.</summary>
    public static FeedAddresses? Asked(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}{request.PathBase}/", UriKind.Absolute, out var root) ? new(root) : null;

    /// <summary>As it is configured, where nobody asks over the web.</summary>
    public static FeedAddresses Configured(TrackerConfiguration configuration)
    {
        var first = configuration.Options.Web.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
        // "http://*:8017" and "http://+:8017" listen everywhere; no link can lead there.
        return new(Uri.TryCreate($"{first?.Replace("//*", "//localhost").Replace("//+", "//localhost").TrimEnd('/')}/", UriKind.Absolute, out var root)
            ? root
            : new Uri("http://localhost/"));
    }

    /// <param name="path">Begins with a slash.</param>
    public Uri To(string path) => new(Root, path.TrimStart('/'));
}
