using System.Globalization;
using Tracker.Core;
using Tracker.Core.Episodes;
using Tracker.Core.Episodes.News;
using Tracker.Core.Storage;
using Tracker.Testing;

namespace Tracker.Tests.Episodes;

/// <summary>The host's desk in a small world.</summary>
internal static class Desk
{
    public static readonly DateOnly Aired = new(2024, 1, 10);

    public static EpisodePass Pass(this SmallWorld world) => new(world.DataFolder, world.Clock);

    public static EpisodeAnswers Episodes(this SmallWorld world) => new(TrackerDatabase.In(world.DataFolder));

    /// <summary>An episode that speaks of these titles, a line each from the third on.</summary>
    public static EpisodeOutcome Air(this SmallWorld world, params string[] titles) =>
        world.Pass().Add(name: null, Aired, Notes(titles));

    /// <summary>The list gets a mail on the day that it is dated: an archive does not believe a mail that is younger than its getting it.</summary>
    public static SmallWorld PostOn(this SmallWorld world, DateTimeOffset day, MailBuilder mail)
    {
        File.AppendAllText(world.MailFile, mail.Date(day).ToMbox().Replace("Mon Jan  1 10:00:00 2024", day.ToString("ddd MMM dd HH:mm:ss yyyy", CultureInfo.InvariantCulture)));
        return world;
    }

    public static string Notes(params string[] titles) => $"# What is new\n\n{string.Concat(titles.Select(title => $"Ada posted [[{title}]].\n"))}";

    public static IReadOnlyList<NewsItem> News(this SmallWorld world, string since = "2000-01-01", DateTimeOffset? until = null, int quietMonths = 6) =>
        [.. world.Episodes().News(since, until, quietMonths).Groups.SelectMany(group => group.Items)];
}
