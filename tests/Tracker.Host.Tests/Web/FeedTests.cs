using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;

namespace Tracker.Host.Tests.Web;

/// <summary>The Atom feeds, as a feed reader takes them.</summary>
public sealed class FeedTests : IAsyncDisposable
{
    private readonly CoveredWorld covered = new();
    private readonly RunningTracker tracker;

    public FeedTests() => tracker = covered.Serve();

    [Fact]
    public async Task TheFeedHasWhatRfc4287Asks()
    {
        var feed = await ReadAsync("/news.atom");

        feed.Id.Should().Be("tag:tracker.localhost,2026:news");
        feed.LastUpdatedTime.Should().Be(feed.Items.First().LastUpdatedTime);
        Link(feed.Links, "self").Should().Be(new Uri(tracker.Address, "/news.atom"));
        Link(feed.Links, "alternate").Should().Be(new Uri(tracker.Address, "/news"));
        feed.Items.Select(item => item.Id).Should().Equal(
            "tag:tracker.localhost,2026:small/pump%40example.org/quiet-6/pump%40example.org",
            "tag:tracker.localhost,2026:small/leak%40example.org/landed/mainline/master/2024-01-20");
        feed.Items.Should().OnlyContain(item => item.Authors.Count == 1 && item.Title.Text.Length > 0 && item.LastUpdatedTime > DateTimeOffset.UnixEpoch && item.PublishDate == item.LastUpdatedTime);
        feed.Items.Select(item => Link(item.Links, "alternate").AbsoluteUri).Should().OnlyContain(link => link.StartsWith($"{tracker.Address}series/"));
        feed.Items.Last().Summary.Text.Should().Be(
            "“file: plug a leak” by Ada Author was merged: version 1 came into mainline on 20 January 2024, for v1.1. It was covered in 2024-01-10.");
    }

    [Fact]
    public async Task ASeriesHasAFeedOfItsOwnWhetherFollowedOrNot()
    {
        covered.Pass.Remove("2024-01-10");
        var id = covered.World.Only("plug a leak").Id;

        var feed = await ReadAsync($"/series/{id}.atom");

        feed.Id.Should().Be("tag:tracker.localhost,2026:small/leak%40example.org");
        feed.Items.Should().ContainSingle();
        Link(feed.Links, "self").Should().Be(new Uri(tracker.Address, $"/series/{id}.atom"));
        Link(feed.Links, "alternate").Should().Be(new Uri(tracker.Address, $"/series/{id}"));
        (await ReadAsync("/news.atom")).Items.Should().BeEmpty();
    }

    [Fact]
    public async Task LinksLeadWhereTheRequestWasSent()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/news.atom");
        request.Headers.Host = "tracker.example.org:8443";
        using var response = await tracker.Client.SendAsync(request);
        Link(Parse(await response.Content.ReadAsStringAsync()).Links, "self").AbsoluteUri.Should().Be("http://tracker.example.org:8443/news.atom");
    }

    [Fact]
    public async Task AReaderThatHasTheLatestGetsItOnlyWhenItChanged()
    {
        using var first = await tracker.Client.GetAsync("/news.atom");
        first.Content.Headers.ContentType!.ToString().Should().Be("application/atom+xml; charset=utf-8");
        first.Content.Headers.LastModified.Should().Be(covered.World.Clock.Now);
        (await AskAgainAsync(first)).Should().Be(HttpStatusCode.NotModified);

        covered.Pass.Follow("pump@example.org");

        (await AskAgainAsync(first)).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task AReaderThatGoesByTheTimeIsAnsweredByIt()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/news.atom");
        request.Headers.IfModifiedSince = covered.World.Clock.Now;
        using var response = await tracker.Client.SendAsync(request);
        response.StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task WhateverATitleHasTheFeedStaysXml()
    {
        covered.World.Post(CoveredWorld.Other("evil@example.org", "[PATCH] a <b>&amp;]]> \u0001\u001b\uFFFE\uFFFF\u202Etitle", "Eve \u0002 <eve@example.org>")).Sync();
        covered.Pass.Follow("evil@example.org");

        var feed = await ReadAsync("/news.atom");

        feed.Items.Should().Contain(item => item.Title.Text.StartsWith("Gone quiet: a <b>&amp;]]> "));
    }

    [Theory]
    [InlineData("/series/4711.atom")]
    [InlineData("/series/x.atom")]
    public async Task WhatIsNotThereIsNotFound(string path)
    {
        using var response = await tracker.Client.GetAsync(path);
        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task BeforeTheFirstSyncThereIsNoFeedYet()
    {
        await using var empty = RunningTracker.WithoutDatabase();
        using var response = await empty.Client.GetAsync("/news.atom");
        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    public async ValueTask DisposeAsync()
    {
        await tracker.DisposeAsync();
        covered.Dispose();
    }

    private async Task<SyndicationFeed> ReadAsync(string path) => Parse(await tracker.Client.GetStringAsync(path));

    private static SyndicationFeed Parse(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml));
        return SyndicationFeed.Load(reader);
    }

    private static Uri Link(IEnumerable<SyndicationLink> links, string relation) => links.Single(link => link.RelationshipType == relation).Uri;

    private async Task<HttpStatusCode> AskAgainAsync(HttpResponseMessage first)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/news.atom");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var response = await tracker.Client.SendAsync(request);
        return response.StatusCode;
    }
}
