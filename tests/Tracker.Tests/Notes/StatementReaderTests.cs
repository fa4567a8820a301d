using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.Notes;
using Tracker.Core.Notes.Checking;
using Xunit;

namespace Tracker.Tests.Notes;

public sealed class StatementReaderTests
{
    [Theory]
    [InlineData("Priya's [[wick]] hit Linus's tree this week.", "Merged")]
    [InlineData("[[wick]] has finally hit Linus’s tree.", "Merged")]
    [InlineData("[[wick]] hit Linus' tree.", "Merged")]
    [InlineData("[[wick]] landed in mainline on Monday.", "Merged")]
    [InlineData("[[wick]] (v3, 17 patches) landed upstream.", "Merged")]
    [InlineData("[[wick]] (v3, 17 patches) landed in the upstream kernel.", "Merged")]
    [InlineData("[[wick]] was merged for 4.13.", "Merged 4.13")]
    [InlineData("[[wick]] was merged for v4.13-rc1, as expected.", "Merged 4.13-rc1")]
    [InlineData("[[wick]] was merged during the 4.13 merge window.", "Merged 4.13")]
    [InlineData("The patches of [[wick]] were merged into Linux 4.13.", "Merged 4.13")]
    [InlineData("Version 3 of his [[wick]] series was merged last week.", "Merged")]
    [InlineData("[[wick]], which was merged by Linus, is large.", "Merged")]
    [InlineData("[[wick]] has been merged and will be in 4.13.", "Merged")]
    [InlineData("[[wick]] is now upstream.", "Merged")]
    [InlineData("[[wick]] made its way into mainline.", "Merged")]
    [InlineData("Linus merged [[wick]] yesterday.", "Merged")]
    [InlineData("Linus Torvalds has finally pulled the [[wick]].", "Merged")]
    [InlineData("Linus merged Priya Raman’s [[wick]] yesterday.", "Merged")]
    [InlineData("Linus pulled version 3 of [[wick]].", "Merged")]
    [InlineData("[[wick]] by Priya Raman was merged for 4.13.", "Merged 4.13")]
    [InlineData("[[wick]], posted by Priya in May, was merged for 4.13.", "Merged 4.13")]
    [InlineData("Ravi posted [[wick]]. It’s been merged for 4.13.", "Merged 4.13")]
    [InlineData("Ravi posted [[wick]]. They've finally hit mainline.", "Merged")]
    [InlineData("Ravi posted [[wick]]. It's in linux-next.", "IsInNext")]
    [InlineData("Ravi posted [[wick]]. They're still not merged.", "NotMerged")]
    [InlineData("Ravi posted [[wick]]. It hit Linus's tree.", "Merged")]
    [InlineData("Ravi posted [[wick]]. However, the series was merged for 4.13.", "Merged 4.13")]
    [InlineData("Ravi posted [[wick]], and it was merged for 4.13.", "Merged 4.13")]
    [InlineData("Ravi posted\n[[wick]]. They\nwere merged.", "Merged")]
    [InlineData("[[wick]] is still not merged.", "NotMerged")]
    [InlineData("[[wick]] (still not merged) got new reviews.", "NotMerged")]
    [InlineData("[[wick]] has yet to be merged.", "NotMerged")]
    [InlineData("[[wick]] has still not been merged.", "NotMerged")]
    [InlineData("[[wick]] still hasn’t been merged.", "NotMerged")]
    [InlineData("[[wick]] remains out of tree.", "NotMerged")]
    [InlineData("Anna posted [[wick]]. This has not yet hit mainline.", "NotMerged")]
    [InlineData("[[wick]] never made it into mainline.", "NotMerged")]
    [InlineData("[[wick]] landed in linux-next.", "CameIntoNext")]
    [InlineData("[[wick]] is in linux-next now.", "IsInNext")]
    [InlineData("[[wick]] was added to the next tree.", "CameIntoNext")]
    [InlineData("[[wick]] was dropped from next.", "Dropped")]
    [InlineData("[[wick]] has been dropped from linux-next again.", "Dropped")]
    [InlineData("[[wick]] was reverted.", "Reverted")]
    [InlineData("[[wick]] was reverted in 4.13-rc3.", "Reverted")]
    [InlineData("Ingo reverted [[wick]].", "Reverted")]
    [InlineData("Ravi posted [[wick]], which was merged for the 20260130 release.", "Merged 20260130")]
    [InlineData("[[wick]] was merged in LTP 20260130.", "Merged ltp 20260130")]
    [InlineData("[[wick]] made its way into erofs-utils 1.9.", "Merged erofs-utils 1.9")]
    [InlineData("[[wick]] was merged in January.", "Merged")]
    [InlineData("[[wick]] was merged in early May 2026.", "Merged")]
    [InlineData("Ravi followed up with [[wick]], which is still not merged.", "NotMerged")]
    [InlineData("Ravi followed up with [[wick]]. It is still not merged.", "NotMerged")]
    [InlineData("[[wick]] was not merged.", "NotMerged")]
    [InlineData("[[wick]] was backported to 4.9 and 4.4.", "Backported 4.9,4.4")]
    [InlineData("[[wick]] has been backported to the 4.9 stable kernel.", "Backported 4.9")]
    [InlineData("[[wick]] was merged for 4.9.60.", "Merged 4.9.60")]
    [InlineData("[[wick]] was backported to stable.", "Backported")]
    public void WhatIsSaidIsUnderstood(string text, string expected) => Said(text).Should().Equal(expected);

    [Theory]
    [InlineData("[[wick]] will be merged for 4.13.")]
    [InlineData("[[wick]] may be merged for 4.13, which remains to be seen.")]
    [InlineData("Priya hopes that [[wick]] was merged.")]
    [InlineData("He asks that [[wick]] be merged during the 4.13 merge window.")]
    [InlineData("If [[wick]] was merged, lamps would burn longer.")]
    [InlineData("Was [[wick]] merged?")]
    [InlineData("Once [[wick]] is merged, all is well.")]
    [InlineData("[[wick]] should land in linux-next soon.")]
    [InlineData("[[wick]] was nearly merged.")]
    [InlineData("[[wick]] was not reverted.")]
    [InlineData("[[wick]] was merged into net-next.")]
    [InlineData("[[wick]] was merged by David.")]
    [InlineData("[[wick]] was merged with the lens.")]
    [InlineData("[[wick]] was merged in next week's build.")]
    [InlineData("[[wick]] was pulled.")]
    [InlineData("[[wick]] was dropped.")]
    [InlineData("Linus merged a fix for [[wick]].")]
    [InlineData("Linus merged nothing; Ravi posted [[wick]].")]
    [InlineData("[[wick]], a fix for what was merged for 4.13, is large.")]
    [InlineData("[[wick]] wasn't merged.")]
    [InlineData("[[wick]] had not been merged by then.")]
    [InlineData("Ravi posted [[wick]]. It's to be merged for 4.13.")]
    [InlineData("A fix for [[wick]] was merged for 4.13.")]
    [InlineData("Ravi posted a fix for [[wick]]. It was merged for 4.13.")]
    [InlineData("Ravi posted [[wick]], which builds on a rework that was merged for 4.13.")]
    [InlineData("Ravi posted [[wick]] and [[lens]]. It was merged for 4.13.")]
    [InlineData("Ravi posted [[wick]]. “It was merged for 4.13”, he says.")]
    [InlineData("Ravi posted [[wick]].\n\nIt was merged for 4.13.")]
    [InlineData("Ravi posted [[wick]]. Nobody answered. It was merged for 4.13.")]
    [InlineData("Ravi posted [[wick]]. The 4.12 release hit Linus's tree.")]
    [InlineData("# [[wick]]\nIt was merged for 4.13.")]
    [InlineData("It was merged for 4.13.")]
    [InlineData("")]
    public void WhatIsNoPlainStatementIsNone(string text) => Said(text).Should().BeEmpty();

    [Fact]
    public void EachMentionHasItsOwn() =>
        Read("[[wick]] was merged for 4.13, but [[lens]] has yet to be merged. [[flame]] was reverted.").Select(statement => (statement.Mention, statement.Kind))
            .Should().Equal((0, StatementKind.Merged), (1, StatementKind.NotMerged), (2, StatementKind.Reverted));

    [Fact]
    public void TheSentenceIsWhereItIsSaid()
    {
        const string text = "Peter A. Author posted [[wick]] v1.2. It hit Linus's tree. More.";
        var statement = Read(text).Single();
        text[statement.Start..statement.End].Should().Be("It hit Linus's tree.");
    }

    [Fact]
    public void AnyTextIsRead()
    {
        string[] pieces = ["[[wick]]", " it ", " was ", "merged", " for ", "4.13", "and ", "(", ")", ".", "\n", "\n\n", "“", "”", "\"", "`", "[x](", "<b>", "the ", "series ", "of ", "has ", "yet to be ", "- ", "# ", "’s", ", which "];
        Prop.ForAll(Gen.Elements(pieces).ListOf().Select(list => string.Concat(list)).ToArbitrary(), text =>
            Read(text).All(statement => statement.Start >= 0 && statement.Start < statement.End && statement.End <= text.Length)).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static IEnumerable<string> Said(string text) => Read(text).Select(statement => $"{statement.Kind} {string.Join(',', statement.Releases)}".TrimEnd());

    private static IReadOnlyList<Statement> Read(string text) => StatementReader.Read(text, Mentions(text));

    private static List<Mention> Mentions(string text)
    {
        var mentions = new List<Mention>();
        for (var at = text.IndexOf("[[", StringComparison.Ordinal); at >= 0 && text.IndexOf("]]", at, StringComparison.Ordinal) is > 0 and var end; at = text.IndexOf("[[", end, StringComparison.Ordinal))
            mentions.Add(new(MentionKind.Reference, at, 1, 1, text[at..(end + 2)], null, "a title", null, null, null));
        return mentions;
    }
}
