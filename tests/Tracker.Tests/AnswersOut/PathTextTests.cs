using FluentAssertions;
using Tracker.Core.AnswersOut;
using Xunit;
using static Tracker.Tests.AnswersOut.Told;

namespace Tracker.Tests.AnswersOut;

public sealed class PathTextTests
{
    private static readonly MergeAnswer Tty = new("abc123def456abc123def456abc123def456abcd", "Merge tag 'tty-4.13-rc1' of git://git.example.org/tty", "tty");

    private static readonly VersionAnswer Third = Version(3, Day(3, 12));

    [Fact]
    public void AWholeWayIsOneSentence() =>
        Path(
            [Part(1, [InMainline.On(Day(7, 4), merge: Tty)], InNext with { First = Day(3, 20), Last = Day(7, 3) })],
            Stable("linux-4.4.y", "v4.4.80"), Stable("linux-4.9.y", "v4.9.40"))
            .Should().Be("v3 posted 12 March 2017, in next since 20 March, merged for v4.13-rc1 on 4 July through the tty tree (merge abc123def456), in 4.9.40 and 4.4.80");

    [Fact]
    public void WhatNextLostWasDropped() =>
        Path([Part(1, [], InNext with { First = Day(3, 22), Last = Day(4, 12) })])
            .Should().Be("v3 posted 12 March 2017, in next from 22 March to 12 April, dropped");

    [Fact]
    public void WhatIsInNextIsThereSinceItsFirstDayWhateverItsCommit() =>
        Path([Part(1, [], InNext with { First = Day(3, 22), Last = Day(3, 24) }, InNext with { First = Day(3, 25) })])
            .Should().Be("v3 posted 12 March 2017, in next since 22 March");

    [Fact]
    public void WhatCameBackToNextAfterMonthsWasDroppedInBetween() =>
        Path([Part(1, [], InNext with { First = Day(3, 22), Last = Day(3, 24) }, InNext with { First = Day(6, 1) })])
            .Should().Be("v3 posted 12 March 2017, in next from 22 to 24 March, dropped, in next since 1 June");

    [Fact]
    public void WhatMainlineTookMonthsAfterNextLostItWasDropped() =>
        Path([Part(1, [InMainline.On(Day(9, 4), "v4.14-rc1")], InNext with { First = Day(3, 22), Last = Day(3, 24) })])
            .Should().Be("v3 posted 12 March 2017, in next from 22 to 24 March, dropped, merged for v4.14-rc1 on 4 September");

    [Fact]
    public void AMaintainersTreeIsToldBeforeNext() =>
        Path([Part(1, [], InTty with { First = Day(3, 14) }, InNext with { First = Day(3, 15) })])
            .Should().Be("v3 posted 12 March 2017, in tty since 14 March, in next since 15 March");

    [Fact]
    public void WhatAMaintainersTreeLostWasNeverThere() =>
        Path([Part(1, [], InTty with { First = Day(3, 14), Last = Day(3, 20) })])
            .Should().Be("v3 posted 12 March 2017, in no tree that is followed");

    [Fact]
    public void ATwinThatNextGotAfterMainlineHadItIsNotTold() =>
        Path([Part(1, [InMainline.On(Day(7, 4))], InNext with { First = Day(7, 9) })])
            .Should().Be("v3 posted 12 March 2017, merged for v4.13-rc1 on 4 July");

    [Fact]
    public void WhatWasTakenBackAndPostedAgainIsToldInItsOrder() =>
        Path(
            [Part(1, [InMainline.On(Day(1, 26, 2018), "v1.1-rc1").Reverted(Day(2, 3, 2018), "v1.1-rc2"), InMainline.On(Day(3, 1, 2018), "v1.2-rc1")])],
            [Third, Version(4, Day(2, 20, 2018))])
            .Should().Be(
                "v3 posted 12 March 2017, merged for v1.1-rc1 on 26 January 2018, reverted for v1.1-rc2 on 3 February, v4 posted 20 February, merged again for v1.2-rc1 on 1 March");

    [Fact]
    public void PartsThatDifferAreCounted() =>
        Path(
            [
                Part(1, [InMainline.On(Day(7, 4))], InNext with { First = Day(3, 20), Last = Day(7, 3) }),
                Part(2, [InMainline.On(Day(7, 6)).Reverted(Day(7, 9), "v4.13-rc2")]),
                Part(3, [], InNext with { First = Day(3, 21) }),
                Part(4, []),
            ])
            .Should().Be("v3 posted 12 March 2017, 2 of 4 in next since 20 March, 2 of 4 merged for v4.13-rc1 from 4 to 6 July, 1 of 4 reverted for v4.13-rc2 on 9 July");

    [Fact]
    public void ManyMergesAreToldAsOne() =>
        Path([.. Enumerable.Range(1, 6).Select(part => Part(part, [InMainline.On(Day(part + 3, 4), $"v4.{part}", Tty with { Commit = $"{part}" })]))])
            .Should().Be("v3 posted 12 March 2017, merged for v4.6 from 4 April to 4 September");

    [Fact]
    public void WhatNoReleaseHasYetCameAfterTheNewestOne()
    {
        var mainline = new TreeAnswer("mainline", "mainline", "master", 1, 1, null, null, null) { After = "v4.13-rc3" };
        Path([Part(1, [InMainline.On(Day(7, 4), release: null)])], mainline)
            .Should().Be("v3 posted 12 March 2017, merged on 4 July, after v4.13-rc3, not in a release yet");
    }

    [Fact]
    public void StableBranchesAreToldEachWithItsOwnRevert() =>
        Path(
            [Part(1, [InMainline.On(Day(7, 4))])],
            Stable("linux-5.15.y", "v5.15.133") with { Landed = 0, Release = null, Reverted = 1, RevertedFrom = "v5.15.133", RevertedIn = "v5.15.151" },
            Stable("linux-6.1.y", "v6.1.55"),
            Stable("linux-6.6.y", null) with { Landed = 1, After = "v6.6.8" })
            .Should().EndWith(", in linux-6.6.y, not released yet, 6.1.55 and 5.15.133 (reverted there in 5.15.151)");

    [Fact]
    public void WhatCameAndWentBetweenTwoStableReleasesIsNotTold() =>
        Path([Part(1, [InMainline.On(Day(7, 4))])], Stable("linux-6.1.y", null) with { Reverted = 1, RevertedIn = "v6.1.55" })
            .Should().EndWith("merged for v4.13-rc1 on 4 July");

    private static string Path(IReadOnlyList<PartStory> parts, params TreeAnswer[] trees) => PathText.Of([Third], parts, trees, parts.Count);

    private static string Path(IReadOnlyList<PartStory> parts, IReadOnlyList<VersionAnswer> versions) => PathText.Of(versions, parts, [], parts.Count);
}
