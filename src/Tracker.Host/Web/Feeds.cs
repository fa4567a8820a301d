using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Tracker.Core.Episodes;
using Tracker.Core.Episodes.News;
using Tracker.Core.Storage;

namespace Tracker.Host.Web;

/// <summary>The Atom feeds: one of everything that is followed, one of each series. A reader that has the latest is told so at little cost.</summary>
internal static class Feeds
{
    private const int TagBytes = 12;

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/news.atom", Methods, All).ExcludeFromDescription();
        routes.MapMethods("/series/{id:long}.atom", Methods, One).ExcludeFromDescription();
    }

    private static IResult All(HttpContext context, TrackerDatabase database, EpisodeAnswers episodes) =>
        Answer(context, database, episodes, (state, addresses) => NewsFeed.OfAll(episodes.AllNews(), state, addresses));

    private static IResult One(HttpContext context, TrackerDatabase database, EpisodeAnswers episodes, long id) =>
        Answer(context, database, episodes, (state, addresses) => episodes.NewsOfSeries(id) is { } series ? NewsFeed.OfSeries(series, state, addresses) : null);

    private static IResult Answer(
        HttpContext context, TrackerDatabase database, EpisodeAnswers episodes, Func<NewsState, FeedAddresses, byte[]?> write)
    {
        if (!database.Exists || FeedAddresses.Asked(context.Request) is not { } addresses)
            return TypedResults.NotFound();
        var state = episodes.State();
        var tag = Tag(context.Request, state);
        if (IsKnown(context.Request, tag))
        {
            context.Response.GetTypedHeaders().ETag = tag;
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }
        context.Response.Headers.CacheControl = "no-cache";
        return write(state, addresses) is { } feed
            ? TypedResults.File(feed, NewsFeed.ContentType, lastModified: state.ChangedAt, entityTag: tag)
            : TypedResults.NotFound();
    }

    /// <summary>Of what the feed rests on, not of its bytes: to make those is what is saved.</summary>
    private static EntityTagHeaderValue Tag(HttpRequest request, NewsState state)
    {
        var basis = $"{typeof(Feeds).Assembly.ManifestModule.ModuleVersionId} {request.Scheme} {request.Host} {request.PathBase}{request.Path} {state.Text}";
        return new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(basis)).AsSpan(0, TagBytes))}\"");
    }

    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));
}
