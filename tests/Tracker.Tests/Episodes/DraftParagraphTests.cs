using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.Episodes.Drafting;
using Xunit;

namespace Tracker.Tests.Episodes;

public sealed class DraftParagraphTests
{
    private const string Prose = "Lamps have been too dark\nfor many years.";
    private const string Line = "Lamps have been too dark for many years.";

    [Theory]
    [InlineData(Prose)]
    [InlineData("Hi all,\n\n" + Prose)]
    [InlineData("Hi,\n" + Prose)]
    [InlineData("Hello everyone!\n\n" + Prose)]
    [InlineData("Dear maintainers\n\n" + Prose)]
    [InlineData("This series is based on linux-next of today, and on two more.\n\n" + Prose)]
    [InlineData("Based on v6.9-rc1 and whatever else was there.\n\n" + Prose)]
    [InlineData("Changes since v1:\n - I made it better than it was before.\n\n" + Prose)]
    [InlineData("v1 -> v2: I made it better than it was before.\n\n" + Prose)]
    [InlineData("This is version 3 of the series, with no changes at all.\n\n" + Prose)]
    [InlineData("Here's an updated version of what I sent last week.\n\n" + Prose)]
    [InlineData("On Mon, 1 Jan 2024, Ben wrote:\n> that it was not so dark at all\n\n" + Prose)]
    [InlineData("> This is what somebody else had written.\n\n" + Prose)]
    [InlineData("Overview\n========\n\n" + Prose)]
    [InlineData("- a list of things that are in it\n- and another one\n\n" + Prose)]
    [InlineData("    $ lamp --burn --all --night --long\n\n" + Prose)]
    [InlineData("https://lists.example.org/all/about this series and its story\n\n" + Prose)]
    [InlineData("| a | table | of | numbers | 1 | 2 |\n\n" + Prose)]
    [InlineData("\r\n\r\nLamps have been too dark\r\nfor many years.\r\n\r\nMore of it.\r\n")]
    [InlineData("Lamps have been too dark\nfor many years.\nFixes:\n\nMore")]
    public void TheFirstParagraphThatIsProseIsFound(string text) => DraftParagraph.First(text).Should().Be(Line);

    [Theory]
    [InlineData("")]
    [InlineData("Hi,\n\nthanks\n-- \n" + Prose)]
    [InlineData("Ada Author (2):\n  lamp: a\n\n" + Prose)]
    [InlineData(" lamp.c | 12 ++--\n 1 file changed, 2 insertions(+)\n\n" + Prose)]
    [InlineData("---\n" + Prose)]
    [InlineData("diff --git a/x b/x\n" + Prose)]
    [InlineData("Too few words.")]
    [InlineData("0x1234 0x5678 0x9abc 0xdef0 0x1111 0x2222 0x3333")]
    public void WhatHasNoProseHasNone(string text) => DraftParagraph.First(text).Should().BeNull();

    [Fact]
    public void ALongParagraphIsCutAfterASentenceOrAWord()
    {
        var sentence = string.Concat(Enumerable.Repeat("Lamps are dark and wicks are short. ", 40));
        DraftParagraph.First(sentence).Should().EndWith("short. […]").And.Match(text => text.Length <= DraftParagraph.Longest + 4);
        DraftParagraph.First(string.Concat(Enumerable.Repeat("lamps are dark ", 400))).Should().EndWith("k […]").And.Match(text => text.Length <= DraftParagraph.Longest + 4);
        DraftParagraph.First("a b c d e " + new string('x', 5000) + "\ud83d\ude00").Should().NotBeNull();
    }

    [Fact]
    public void AnyTextIsReadAndGivesOneLineOrNothing() => Check.QuickThrowOnFailure(Prop.ForAll<string>(text =>
        DraftParagraph.First(text ?? "") is not { } found || (found.Length <= DraftParagraph.Longest + 4 && !found.Contains('\n'))));
}
