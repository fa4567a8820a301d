using Tracker.Core.AnswersOut;
using Tracker.Core.AnswersOut.Pulls;
using Tracker.Core.AnswersOut.Releases;

namespace Tracker.Host.Tests;

/// <summary>Answers made by hand, for the tests of what prints them.</summary>
internal static class AnswerSamples
{
    public static DateTimeOffset Time { get; } = new(2024, 3, 5, 2, 40, 0, TimeSpan.Zero);

    public static SeriesAnswer PartlyMerged { get; } = new(
        4711,
        "lantern",
        "lamp: support the new wicks of all sizes in every lantern that was ever made",
        new PersonAnswer("Łucja Müller", "lucja@example.org"),
        Verdicts.PartlyMerged,
        "Version 3 of “lamp: support the new wicks” is partly merged: 1 of 2 patches is in mainline since v1.1-rc1.",
        LatestVersion: 4,
        LandedVersion: 3,
        [
            new VersionAnswer(3, "lamp: wicks", IsRfc: true, IsResend: false, Time.AddDays(-60), "w3@example.org", 2, "https://lore.example.org/r/w3@example.org", null),
            new VersionAnswer(4, "lamp: wicks", IsRfc: false, IsResend: true, Time.AddDays(-30), "w4@example.org", 1, null, "same title and sender"),
        ],
        [
            new TreeAnswer("mainline", "mainline", "master", 1, 2, "v1.1-rc1", Time.AddDays(-20), Time.AddDays(-18)),
            new TreeAnswer("stable", "stable", "lantern-1.0.y", 0, 2, null, null, null),
        ],
        [
            new PatchAnswer(1, "lamp: define the wicks", "w3-1@example.org", 3, [Landing]),
            new PatchAnswer(2, "lamp: use the wicks", "w3-2@example.org", 3, []),
        ]);

    public static LandingAnswer Landing => new(
        "mainline", "master", "v1.1-rc1", "0123456789abcdef0123456789abcdef01234567", "lamp: define wicks", 3, ["link", "date"], 0.996, "landed", Time);

    public static LandingRow Row { get; } = new(
        "lantern", "mainline", "master", "v1.1-rc1", "0123456789abcdef0123456789abcdef01234567", "w3-1@example.org", "lamp: wicks",
        3, 1, 2, "link,date", 0.99, "landed", Time);

    public static PullAnswer Pulled { get; } = new(
        "lamp updates for 6.9-rc1", new PersonAnswer("Łucja Müller", "lucja@example.org"), Time.AddDays(6), "pull@example.org",
        "https://lore.example.org/r/pull@example.org/", "git://git.example.org/lamp.git", "tags/lamp-6.9-rc1", 14, 1, 1018, 5,
        [new PullAuthorAnswer("Łucja Müller", 14)], PullStates.Pulled, null, "mainline", "master", "0123456789abcdef0123456789abcdef01234567",
        "Merge tag 'lamp-6.9-rc1' of git://git.example.org/lamp", Time.AddDays(8), "v6.9-rc1", ["tip"], null);

    public static PullsAnswer Window(params PullAnswer[] pulls) => new(
        "v6.9", Time.AddDays(5), Time.AddDays(19), Time, pulls, "Merge window for v6.9, 10 March to 24 March 2024: 112 asked for, 98 pulled, 14 still open.");

    public static ReleaseAnswer Release { get; } = new(
        Time, "v6.9-rc1", "Linux", "lantern", ReleaseKinds.Candidate, "mainline", "0123456789abcdef0123456789abcdef01234567", "rc1@example.org",
        "https://lore.example.org/r/rc1@example.org/");

    public static StatusAnswer Status(params SeriesAnswer[] series) =>
        new("wicks", Time, [new CoverageAnswer("lantern", "archive", "devel", Time.AddYears(-1), Time, null), new CoverageAnswer("lantern", "tree", "mainline", null, Time, null)], series, null);
}
