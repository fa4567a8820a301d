using Tracker.Core;

namespace Tracker.Host;

/// <summary>The configuration, checked, in Core's words.</summary>
/// <param name="File">Where it was read from, a full path.</param>
/// <param name="Settings">All of it, for the libraries that read their own section.</param>
public sealed record TrackerConfiguration(
    string File, string DataFolder, TrackerOptions Options, IReadOnlyList<Community> Communities, IConfiguration Settings)
{
    public const string DefaultFileName = "appsettings.json";

    /// <summary>Reads FILE, or the appsettings.json in the program's folder or the nearest above it.</summary>
    /// <exception cref="TrackerException">It is not there, or something in it is wrong.</exception>
    public static TrackerConfiguration Read(string? file, string? dataFolder)
    {
        var path = file is null ? FindDefault() : Path.GetFullPath(file);
        var settings = TrackerConfigurationReader.Read(path);
        var options = TrackerConfigurationReader.Bind(path, settings);
        if (TrackerOptionsCheck.Problems(options).ToList() is [_, ..] problems)
            throw new TrackerException($"{path}: {string.Join(' ', problems)}");
        var folder = Path.GetDirectoryName(path) ?? "/";
        return new(
            path,
            dataFolder is null ? Path.GetFullPath(options.Data, folder) : Path.GetFullPath(dataFolder),
            options,
            [.. options.Communities.Select(community => ToCommunity(community, folder))],
            settings);
    }

    public SyncRequest ToRequest(string? archive, string? tree, bool fetch) =>
        new(DataFolder, Communities, Options.Matching.IgnoreTrailers, archive, tree, fetch);

    /// <summary>The nearest file of this name in the program's folder or above it.</summary>
    internal static string? FindAbove(string relativePath)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, relativePath) is var path && System.IO.File.Exists(path))
                return path;
        }
        return null;
    }

    private static string FindDefault() =>
        FindAbove(DefaultFileName)
        ?? throw new TrackerException($"There is no {DefaultFileName} in or above {AppContext.BaseDirectory}: name one with --config.");

    private static Community ToCommunity(CommunityOptions community, string folder) =>
        new(
            community.Name,
            [.. community.Archives.Select(archive => ToArchive(archive, folder))],
            [.. community.Trees.Select(tree => ToTree(tree, folder))]);

    private static Archive ToArchive(ArchiveOptions archive, string folder) =>
        new(
            archive.Name,
            Resolve(archive.Url, folder),
            TrackerOptionsCheck.ParseFormat(archive.Format) ?? default,
            archive.Since is { } since && TrackerOptionsCheck.TryParseDay(since, out var day) ? day : null);

    private static Tree ToTree(TreeOptions tree, string folder) =>
        new(
            tree.Name,
            TrackerOptionsCheck.ParseRole(tree.Role) ?? default,
            Resolve(tree.Url, folder),
            tree.Branches,
            tree.Seed is { } seed ? Path.GetFullPath(seed, folder) : null);

    /// <summary>A path is taken from the configuration's folder; a colon before the first slash makes it a URL or host:path, as git has it.</summary>
    private static string Resolve(string url, string folder) =>
        url.Split('/', 2)[0].Contains(':', StringComparison.Ordinal) ? url : Path.GetFullPath(url, folder);
}
