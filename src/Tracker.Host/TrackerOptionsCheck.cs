using System.Globalization;
using Tracker.Core;
using Tracker.Host.Jobs;

namespace Tracker.Host;

/// <summary>What is wrong with the options: a sentence each, which names the key and says what to write there.</summary>
internal static class TrackerOptionsCheck
{
    public static IEnumerable<string> Problems(TrackerOptions options) =>
    [
        .. Check(options.Communities.Count > 0, "Tracker:Communities names no community to follow: add one with its Archives and Trees."),
        .. Names("Tracker:Communities", [.. options.Communities.Select(community => community.Name)]),
        .. options.Communities.SelectMany((community, index) => OfCommunity($"Tracker:Communities:{index}", community)),
        .. OfSchedule(options.Schedule),
        .. OfUrls(options.Web.Urls),
    ];

    public static ArchiveFormat? ParseFormat(string text) => text.ToLowerInvariant() switch
    {
        "public-inbox" => ArchiveFormat.PublicInbox,
        "mbox" => ArchiveFormat.Mbox,
        "maildir" => ArchiveFormat.Maildir,
        _ => null,
    };

    public static TreeRole? ParseRole(string text) => text.ToLowerInvariant() switch
    {
        "mainline" => TreeRole.Mainline,
        "next" => TreeRole.Next,
        "stable" => TreeRole.Stable,
        "other" => TreeRole.Other,
        _ => null,
    };

    public static bool TryParseDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static IEnumerable<string> OfCommunity(string key, CommunityOptions community) =>
    [
        .. Check(
            community.Archives.Count + community.Trees.Count > 0,
            $"{key} has neither Archives nor Trees: add what '{community.Name}' posts to and commits to."),
        .. Names($"{key}:Archives", [.. community.Archives.Select(archive => archive.Name)]),
        .. Names($"{key}:Trees", [.. community.Trees.Select(tree => tree.Name)]),
        .. community.Archives.SelectMany((archive, index) => OfArchive($"{key}:Archives:{index}", archive)),
        .. community.Trees.SelectMany((tree, index) => OfTree($"{key}:Trees:{index}", tree)),
    ];

    private static IEnumerable<string> OfArchive(string key, ArchiveOptions archive) =>
    [
        .. Check(archive.Url.Length > 0, $"{key}:Url is missing: say where '{archive.Name}' can be read (a URL, a folder or a file)."),
        .. Check(ParseFormat(archive.Format) is not null, $"{key}:Format is '{archive.Format}': write public-inbox, mbox or maildir."),
        .. Check(
            archive.Since is null || TryParseDay(archive.Since, out _),
            $"{key}:Since is '{archive.Since}', which is no day: write it as 2024-01-31."),
    ];

    private static IEnumerable<string> OfTree(string key, TreeOptions tree) =>
    [
        .. Check(tree.Url.Length > 0, $"{key}:Url is missing: say where '{tree.Name}' is fetched from (a URL or a path)."),
        .. Check(ParseRole(tree.Role) is not null, $"{key}:Role is '{tree.Role}': write mainline, next, stable or other."),
        .. Check(
            tree.Branches.Count > 0 && tree.Branches.All(branch => !string.IsNullOrWhiteSpace(branch)),
            $"{key}:Branches names no branch: write [ \"master\" ] or a pattern such as [ \"linux-*.y\" ]."),
        .. Check(tree.Seed is null or { Length: > 0 }, $"{key}:Seed is empty: leave it out, or name the path of a clone."),
    ];

    /// <summary>A name becomes a folder's name and a word on the command line.</summary>
    private static IEnumerable<string> Names(string key, IReadOnlyList<string> names) =>
    [
        .. names.SelectMany((name, index) => Check(
            IsFolderName(name),
            name.Length == 0
                ? $"{key}:{index}:Name is missing: give it a short one."
                : $"{key}:{index}:Name is '{name}': write letters, digits, '.', '_' and '-', the first a letter or digit, at most 64.")),
        .. names.Where(name => name.Length > 0)
            .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(same => same.Count() > 1)
            .Select(same => $"{key} has two with the name '{same.Key}': give each its own."),
    ];

    private static bool IsFolderName(string name) =>
        name.Length is > 0 and <= 64
        && char.IsAsciiLetterOrDigit(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');

    private static IEnumerable<string> OfSchedule(ScheduleOptions schedule) =>
    [
        .. Check(
            TimeZoneInfo.TryFindSystemTimeZoneById(schedule.TimeZone, out _),
            $"Tracker:Schedule:TimeZone is '{schedule.TimeZone}', which this machine does not know: write a name such as UTC or Europe/Berlin."),
        .. Check(
            SyncSchedule.IsNever(schedule) || SyncSchedule.IsCron(schedule.Sync),
            $"Tracker:Schedule:Sync is '{schedule.Sync}': write never, or Quartz's cron form (second minute hour day month weekday), such as '0 30 2 * * ?'."),
    ];

    private static IEnumerable<string> OfUrls(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } each
            ? each.SelectMany(url => Check(
                IsPlainHttp(url),
                $"Tracker:Web:Urls has '{url}': write http://ADDRESS:PORT, such as http://127.0.0.1:8017 (put a proxy in front for https)."))
            : ["Tracker:Web:Urls is empty: write an address such as http://127.0.0.1:8017."];

    private static bool IsPlainHttp(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme == Uri.UriSchemeHttp && parsed.PathAndQuery == "/";

    private static IEnumerable<string> Check(bool isRight, string problem) => isRight ? [] : [problem];
}
