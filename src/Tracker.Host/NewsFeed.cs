using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Tracker.Core.Episodes.News;

namespace Tracker.Host;

/// <summary>News as an Atom feed (RFC 4287): ids that never change, absolute links, plain text.</summary>
internal static class NewsFeed
{
    public const string ContentType = "application/atom+xml; charset=utf-8";

    /// <summary>A reader keeps what it has seen: the feed is to hold what is new to it.</summary>
    private const int MostEntries = 200;

    private const int LongestText = 1000;

    public static byte[] OfAll(NewsAnswer news, NewsState state, FeedAddresses addresses) => Write(
        Feed(NewsAnswer.FeedId, "News of what is followed", addresses.To("/news.atom"), addresses.To("/news"), news, state, addresses));

    public static byte[] OfSeries(SeriesNews series, NewsState state, FeedAddresses addresses) => Write(
        Feed(series.FeedId, $"News of “{series.Title}”", addresses.To($"/series/{series.Id}.atom"), addresses.To($"/series/{series.Id}"), series.News, state, addresses));

    private static SyndicationFeed Feed(
        string id, string title, Uri self, Uri page, NewsAnswer news, NewsState state, FeedAddresses addresses)
    {
        var items = news.Groups.SelectMany(group => group.Items.Select(item => (group.Heading, Item: item)))
            .OrderByDescending(one => one.Item.At).ThenBy(one => one.Item.Id, StringComparer.Ordinal).Take(MostEntries).ToList();
        var feed = new SyndicationFeed(items.Select(one => Entry(one.Heading, one.Item, addresses)))
        {
            Id = id,
            Title = Plain(title),
            LastUpdatedTime = items.Count > 0 ? items[0].Item.At : state.ChangedAt ?? DateTimeOffset.UnixEpoch,
            Generator = "Tracker",
        };
        feed.Links.Add(new SyndicationLink(self, "self", null, "application/atom+xml", 0));
        feed.Links.Add(new SyndicationLink(page, "alternate", null, "text/html", 0));
        feed.Authors.Add(new SyndicationPerson(null, "Tracker", null));
        return feed;
    }

    private static SyndicationItem Entry(string heading, NewsItem item, FeedAddresses addresses)
    {
        var entry = new SyndicationItem
        {
            Id = item.Id,
            Title = Plain($"{heading}: {item.Title}"),
            Summary = Plain(Cli.NewsLines.Covered(item) is { } covered ? $"{item.Text} It was {covered}." : item.Text),
            PublishDate = item.At,
            LastUpdatedTime = item.At,
        };
        entry.Links.Add(new SyndicationLink(addresses.To($"/series/{item.Series}"), "alternate", null, "text/html", 0));
        if (Web.VerdictLook.Link(item.Url) is { } mail)
            entry.Links.Add(new SyndicationLink(new Uri(mail), "related", null, "text/html", 0));
        entry.Authors.Add(new SyndicationPerson(null, Legal(item.Author), null));
        entry.Categories.Add(new SyndicationCategory(item.Kind));
        return entry;
    }

    private static byte[] Write(SyndicationFeed feed)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
            feed.GetAtom10Formatter().WriteTo(writer);
        return bytes.ToArray();
    }

    private static TextSyndicationContent Plain(string text) => new(Legal(text));

    /// <summary>XML has no word for some characters: a title with one would end the feed.</summary>
    private static string Legal(string text) =>
        string.Concat(SafeText.OneLine(text, LongestText).EnumerateRunes().Where(rune => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)));
}
