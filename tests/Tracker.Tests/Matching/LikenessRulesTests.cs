using System.Text;
using FluentAssertions;
using Tracker.Core;
using Tracker.Core.Matching;
using Tracker.Core.Patches;
using Xunit;

namespace Tracker.Tests.Matching;

public sealed class LikenessRulesTests
{
    private const long Day = 86_400;
    private const long Posted = 1_700_000_000;

    private static readonly Person Ada = new("Ada Author", "ada@example.org");
    private static readonly Person Bob = new("Bob Builder", "bob@example.org");

    [Theory]
    [InlineData("tcp: plug the leak", "net/tcp.c", "a b c d", true)]        // all lines, half of the title
    [InlineData("something else", "net/tcp.c", "a b c d", true)]            // all lines of the file, retitled altogether
    [InlineData("tcp: plug it", "net/tcp.c", "a b c x", true)]              // half of the lines
    [InlineData("tcp: fix the leak", "net/tcp.c", "a b x", true)]           // fewer, and the title but for an article
    [InlineData("tcp: plug it", "net/tcp.c", "a b x", false)]               // too few for a trace of the title
    [InlineData("tcp: fix the leak", "net/tcp.c", "a x y", false)]          // one line
    [InlineData("tcp: fix the leak", "net/udp.c", "a b c d", false)]        // another file
    [InlineData("tcp: fix the leak", "net/ipv4/tcp.c", "a b c d", true)]    // the file was moved
    [InlineData("tcp: fix the leak", "net/ipv4/tcp.c", "a b c x", false)]   // and nearly half of it changed
    [InlineData("tcp: fix the leak", "tools/tcp.c", "a b c d", false)]      // a copy elsewhere
    public void LinesFilesAndTitleHaveToAgree(string title, string file, string lines, bool isIt) =>
        Match(Commit(Ada, file, lines), title).Should().BeOfType(isIt ? typeof(PatchMatch.Found) : typeof(PatchMatch.None));

    [Theory]
    [InlineData("tcp: fix the leak", "a b c d", true)]
    [InlineData("tcp: fix the leak", "a b c x", false)]
    [InlineData("something else", "a b c d", false)]
    public void OfAnotherAuthorNearlyAllHasToAgree(string title, string lines, bool isIt) =>
        Match(Commit(Bob, "net/tcp.c", lines), title).Should().BeOfType(isIt ? typeof(PatchMatch.Found) : typeof(PatchMatch.None));

    [Fact]
    public void LinesThatStandEverywhereProveNothing() =>
        LikenessRules.Match(Commit(Ada, "net/tcp.c", "{ }"), "tcp: fix the leak", [(Patch(1, "net/tcp.c", "{ }"), "tcp: fix leak")])
            .Should().BeOfType<PatchMatch.None>();

    [Fact]
    public void TitlesThatNameThingsByDifferentNumbersAreNotAlike() =>
        LikenessRules.Match(Commit(Ada, "net/tcp.c", "a b c x"), "Rewrite mmap14 with the new API", [(Patch(1, "net/tcp.c", "a b c d"), "Rewrite mmap13 with the new API")])
            .Should().BeOfType<PatchMatch.None>();

    [Theory]
    [InlineData(-3, false)]
    [InlineData(-1, true)]
    [InlineData(399, true)]
    [InlineData(401, false)]
    public void WhatWasPostedMuchLaterOrAYearAgoIsNotIt(int daysBefore, bool isIt) =>
        Match(Commit(Ada, "net/tcp.c", "a b c d") with { CommittedAt = Posted + (daysBefore * Day) }, "tcp: fix the leak")
            .Should().BeOfType(isIt ? typeof(PatchMatch.Found) : typeof(PatchMatch.None));

    [Fact]
    public void TheOneWithMostOfTheLinesComesFirst()
    {
        var found = LikenessRules.Match(
            Commit(Ada, "net/tcp.c", "a b c d"), "tcp: fix the leak",
            [(Patch(1, "net/tcp.c", "a b x y"), "tcp: fix leak"), (Patch(2, "net/tcp.c", "a b c d"), "tcp: fix leak"), (Patch(3, "net/tcp.c", "a b c y"), "tcp: fix leak")]);

        found.Should().BeOfType<PatchMatch.Found>().Which.Patch.Patch.MailKey.Should().Be(2);
    }

    private static PatchMatch Match(CommitToMatch commit, string title) => LikenessRules.Match(commit, title, [(Patch(1, "net/tcp.c", "a b c d"), "tcp: fix leak")]);

    private static CommitToMatch Commit(Person author, string file, string lines) => new(1, author, Posted + 77, Posted + Day, [], Diff(file, lines), []);

    private static PostedPatch Patch(long key, string file, string lines) =>
        new(key, $"{key}@example.org", 2, Ada, Ada, Posted, Posted, [], Diff(file, lines));

    private static PatchDiff? Diff(string file, string lines)
    {
        var added = lines.Split(' ');
        return PatchDiff.Read(Encoding.UTF8.GetBytes(
            $"diff --git a/{file} b/{file}\n--- a/{file}\n+++ b/{file}\n@@ -1,1 +1,{added.Length + 1} @@\n before\n{string.Concat(added.Select(line => $"+{line}\n"))}"));
    }
}
