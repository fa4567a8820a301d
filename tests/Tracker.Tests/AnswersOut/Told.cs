using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Core.Landings;

namespace Tracker.Tests.AnswersOut;

/// <summary>Facts of a made-up series, for the tests of how they are told.</summary>
internal static class Told
{
    public static readonly LandingOfMail InMainline = new(
        MailKey: 1, BranchKey: 1, CommitKey: 1, "mainline", TreeRole.Mainline, "master", new string('a', 40), "a title", Day(3, 1), LandingState.Landed,
        RevertedBy: null, Confidence: 1, Evidence: []);

    public static readonly Stay InNext = new(MailKey: 1, BranchKey: 2, TreeRole.Next, "linux-next", "master", Day(3, 1), Last: null);

    public static readonly Stay InTty = InNext with { BranchKey = 3, Role = TreeRole.Other, Tree = "tty", Branch = "tty-next" };

    public static DateTimeOffset Day(int month, int day, int year = 2017) => new(year, month, day, 12, 0, 0, TimeSpan.Zero);

    public static VersionAnswer Version(int number, DateTimeOffset posted) =>
        new(number, "a title", IsRfc: false, IsResend: false, posted, $"v{number}@example.org", Parts: 1, $"https://lore.example.org/v{number}@example.org/", LinkedBy: null);

    public static LandingOfMail On(this LandingOfMail landing, DateTimeOffset day, string? release = "v4.13-rc1", MergeAnswer? merge = null) => landing with
    {
        CommitKey = day.ToUnixTimeSeconds(),
        Arrival = new Arrival(landing.CommitId, day, release, release is null ? null : day.AddDays(7), merge),
    };

    public static LandingOfMail Reverted(this LandingOfMail landing, DateTimeOffset day, string? release) => landing with
    {
        State = LandingState.Reverted,
        Revert = new Arrival(new string('b', 40), day, release, release is null ? null : day.AddDays(7), Merge: null),
    };

    public static PartStory Part(int part, IReadOnlyList<LandingOfMail> landings, params Stay[] stays) => PartStory.Of(part, landings, stays);

    public static TreeAnswer Stable(string branch, string? release) => new("stable", "stable", branch, release is null ? 0 : 1, 1, release, null, null);
}
