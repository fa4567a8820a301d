using Microsoft.Data.Sqlite;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Core.Git;
using Tracker.Core.MailIn;
using Tracker.Core.Storage;

namespace Tracker.Host.Cli;

/// <summary>Looks at everything that a sync and an answer need.</summary>
internal static class Diagnosis
{
    private const long LeastFreeBytes = 1L << 30;
    private const int FewPasses = 3;
    private const int FewCorrections = 10;

    public static IEnumerable<Finding> OfEverything(string? configFile, string? dataFolder) =>
    [
        .. OfLibraries(),
        .. Try("configuration", () => OfConfiguration(TrackerConfiguration.Read(configFile, dataFolder))),
    ];

    private static IEnumerable<Finding> OfLibraries() =>
    [
        .. Try("libgit2", () => [Finding.Ok("libgit2", NativeGit.Check())]),
        .. Try("gmime", () => [Finding.Ok("gmime", NativeMime.Check())]),
    ];

    private static IEnumerable<Finding> OfConfiguration(TrackerConfiguration configuration) =>
    [
        Finding.Ok("configuration", $"{configuration.File} names {string.Join(", ", configuration.Communities.Select(community => community.Name))}"),
        .. Try("disk", () => [OfDisk(configuration.DataFolder)]),
        .. Try("database", () => OfDatabase(TrackerDatabase.In(configuration.DataFolder))),
    ];

    private static Finding OfDisk(string folder)
    {
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
            folder = parent;
        var free = new DriveInfo(folder).AvailableFreeSpace;
        var text = $"{free / 1e9:0.0} GB free at {folder}";
        return free < LeastFreeBytes
            ? Finding.Problem("disk", $"{text}: make room, or give another folder with --data.")
            : Finding.Ok("disk", text);
    }

    private static IEnumerable<Finding> OfDatabase(TrackerDatabase database)
    {
        if (!database.Exists)
            return [Finding.Problem("database", $"There is none at {database.Path} yet: run 'tracker sync'.")];
        var answers = new Answers(database);
        var health = answers.Health();
        return
        [
            Finding.Ok("database", $"{health.Mails:N0} mails, {health.Patches:N0} patches in {health.Series:N0} series, {health.Commits:N0} commits, {health.Landings:N0} landings"),
            .. health.Coverage.Select(OfSource),
            .. health.SetAside.Select(OfSetAside),
            .. OfCorrections(answers.Corrections()),
            .. OfDesk(health.Desk),
            .. health.LastPasses.Take(FewPasses).Select(OfPass),
        ];
    }

    private static Finding OfSource(CoverageAnswer source) => source switch
    {
        { Failure: { } failure } => Finding.Problem($"{source.Kind} {source.Name}", failure),
        { ReadAt: null } => Finding.Problem($"{source.Kind} {source.Name}", "not read to its end yet: run 'tracker sync'."),
        _ => Finding.Ok($"{source.Kind} {source.Name}", CoverageText.OfSource(source)),
    };

    // Mails that nobody can read are no fault of this installation: they are told, and are no problem.
    private static Finding OfSetAside(SetAsideAnswer aside) =>
        Finding.Ok("set aside", $"{aside.Mails:N0} of {aside.Archive}: {aside.Reason} (for example {aside.Example})");

    /// <summary>The latest ones: what somebody put right is no problem, but whoever wonders at an answer should see it.</summary>
    internal static IEnumerable<Finding> OfCorrections(IReadOnlyList<CorrectionAnswer> corrections) =>
    [
        .. corrections.Count > FewCorrections
            ? [Finding.Ok("corrections", $"{corrections.Count:N0}, of which these are the latest; 'tracker corrections' lists all")]
            : Array.Empty<Finding>(),
        .. corrections.TakeLast(FewCorrections).Select(correction => Finding.Ok("correction", CorrectionText.Of(correction))),
    ];

    internal static IEnumerable<Finding> OfDesk(DeskAnswer desk) => desk is { Episodes: 0, Follows: 0 }
        ? []
        : [Finding.Ok("episodes", $"{desk.Episodes:N0} with {desk.Found + desk.NotFound:N0} mentions: {desk.Found:N0} found, {desk.NotFound:N0} not; {desk.Follows:N0} series followed besides")];

    private static Finding OfPass(PassAnswer pass) => pass switch
    {
        { EndedAt: null } => Finding.Ok("pass", $"{SafeText.Minute(pass.StartedAt)}: runs, or was killed; the next one goes on from there"),
        { Failures: { } failures } => Finding.Problem("pass", $"{SafeText.Minute(pass.StartedAt)}: {failures}"),
        _ => Finding.Ok("pass", $"{SafeText.Minute(pass.StartedAt)}: {pass.Summary ?? "done"}"),
    };

    private static IEnumerable<Finding> Try(string subject, Func<IEnumerable<Finding>> look)
    {
        try
        {
            return [.. look()];
        }
        catch (Exception failure) when (failure is TrackerException or SqliteException or IOException or UnauthorizedAccessException)
        {
            return [Finding.Problem(subject, failure.Message)];
        }
    }
}
