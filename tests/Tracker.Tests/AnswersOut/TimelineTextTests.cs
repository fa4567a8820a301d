using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Xunit;
using static Tracker.Tests.AnswersOut.Told;

namespace Tracker.Tests.AnswersOut;

public sealed class TimelineTextTests
{
    private static readonly MergeAnswer Tty = new("abc123def456abc123def456abc123def456abcd", "Merge tag 'tty-4.13-rc1' of git://git.example.org/tty", "tty");

    [Fact]
    public void EverythingIsToldInItsOrder()
    {
        var stable = InMainline with { BranchKey = 9, Role = TreeRole.Stable, Tree = "stable", Branch = "linux-4.9.y" };
        var part = Part(
            1, [InMainline.On(Day(7, 4), merge: Tty), stable.On(Day(7, 20), "v4.9.40").Reverted(Day(8, 2), "v4.9.41")],
            InNext with { First = Day(3, 20), Last = Day(7, 3) });
        var pull = new PulledAnswer(Tty.Commit, "TTY patches for 4.13-rc1", Day(7, 2), "pull@example.org", null);

        var told = TimelineText.Of([Version(1, Day(3, 1)), Version(2, Day(3, 12))], [part], [pull], of: 1);

        told.Select(happened => $"{happened.At:MM-dd} {happened.Kind}: {happened.Text}").Should().Equal(
            "03-01 posted: v1 posted, 1 patch",
            "03-12 posted: v2 posted, 1 patch",
            "03-20 in next: in linux-next",
            "07-02 pull request: asked to be pulled: “TTY patches for 4.13-rc1”",
            "07-03 left next: last seen in linux-next",
            "07-04 merged: merged for v4.13-rc1 through the tty tree (merge abc123def456)",
            "07-20 backported: in linux-4.9.y for v4.9.40",
            "08-02 reverted: reverted in linux-4.9.y for v4.9.41");
    }

    [Fact]
    public void AnEventNamesItsPlaceItsReleaseAndItsCommitOrMail()
    {
        var told = TimelineText.Of([Version(1, Day(3, 1))], [Part(1, [InMainline.On(Day(7, 4), merge: Tty).Reverted(Day(7, 9), null)])], [], of: 1);

        told.Should().BeEquivalentTo(
            [
                new TimelineEvent(Day(3, 1), "posted", "v1 posted, 1 patch") { MessageId = "v1@example.org", Url = "https://lore.example.org/v1@example.org/" },
                new TimelineEvent(Day(7, 4), "merged", "merged for v4.13-rc1 through the tty tree (merge abc123def456)")
                {
                    Tree = "mainline", Branch = "master", Release = "v4.13-rc1", Commit = Tty.Commit,
                },
                new TimelineEvent(Day(7, 9), "reverted", "reverted in mainline, not in a release yet") { Tree = "mainline", Branch = "master", Commit = new string('b', 40) },
            ],
            options => options.WithStrictOrdering());
    }

    [Fact]
    public void PatchesThatWentDifferentWaysAreToldApart()
    {
        var told = TimelineText.Of(
            [],
            [
                Part(1, [InMainline.On(Day(7, 4))], InNext with { First = Day(3, 20), Last = Day(7, 3) }),
                Part(2, [InMainline.On(Day(7, 6))], InNext with { First = Day(3, 20), Last = Day(7, 3) }),
                Part(3, [], InNext with { First = Day(3, 21), Last = Day(4, 1) }),
            ],
            [], of: 3);

        told.Select(happened => $"{happened.At:MM-dd} {happened.Text}").Should().Equal(
            "03-20 2 of 3 in linux-next",
            "03-21 1 of 3 in linux-next",
            "04-01 1 of 3 last seen in linux-next, dropped",
            "07-03 2 of 3 last seen in linux-next",
            "07-04 1 of 3 merged for v4.13-rc1",
            "07-06 1 of 3 merged for v4.13-rc1");
    }
}
