using FluentAssertions;
using Tracker.Core.Notes;
using Tracker.Core.Notes.Checking;
using Tracker.Core.Notes.Filling;
using Xunit;

namespace Tracker.Tests.Notes;

public sealed class MarkupRegionsTests
{
    [Theory]
    [InlineData("a `code` b", "`code`")]
    [InlineData("``a ` b`` c", "``a ` b``")]
    [InlineData("a ` b", "")]
    [InlineData("a `b\n\nc` d", "")]
    [InlineData("see [the mail](https://example.org/a(b)c) now", "[the mail](https://example.org/a(b)c)")]
    [InlineData("see [the\nmail](x) now", "[the\nmail](x)")]
    [InlineData("see ![lamp](lamp.png)!", "![lamp](lamp.png)")]
    [InlineData("see [the mail][1], [[title]] and [this]", "[the mail][1]")]
    [InlineData("\\[a](b)", "")]
    [InlineData("a <https://example.org/> b <br/> c < d", "<https://example.org/>|<br/>")]
    [InlineData("<a href=\"https://example.org/\">wick</a>", "<a href=\"https://example.org/\">|</a>")]
    [InlineData("if a <b and c", "")]
    [InlineData("<!-- a\n\nb --> c <!-- d", "<!-- a\n\nb -->")]
    [InlineData("<pre>a\n\nb</pre> c <code>d", "<pre>a\n\nb</pre>|<code>")]
    [InlineData("a\n```c\ncode\n```\nb", "```c\ncode\n```\n")]
    [InlineData("a\n~~~\n```\n~~~\nb\n", "~~~\n```\n~~~\n")]
    [InlineData("a\n```\ncode", "```\ncode")]
    [InlineData("a\n\n    code\n\tcode\nb", "    code\n\tcode\n")]
    [InlineData("- a\n\n    more of it\n", "")]
    [InlineData("---\ntitle: x\n---\na", "---\ntitle: x\n---\n")]
    [InlineData("a\n[x]: https://example.org/\n[y]: /z\n\n[^1]: a footnote\n", "[x]: https://example.org/\n[y]: /z\n")]
    [InlineData("[a `b](c)` d](e)", "[a `b](c)` d](e)")]
    public void WhatMustNotBeWrittenIntoIsFound(string text, string expected) =>
        string.Join('|', MarkupRegions.Of(text).Select(region => text[region.Start..region.End])).Should().Be(expected);

    [Theory]
    [InlineData("see [“wick”](https://example.org/) now", "wick", "see [“wick”](https://example.org/)[^tracker-1] now")]
    [InlineData("https://example.org/r/a@b/ now", "https://example.org/r/a@b/", "https://example.org/r/a@b/ [^tracker-1] now", true)]
    [InlineData("<https://example.org/r/a@b/> now", "https://example.org/r/a@b/", "<https://example.org/r/a@b/>[^tracker-1] now", true)]
    [InlineData("`a wick b` now", "wick", "`a wick b`[^tracker-1] now")]
    [InlineData("**“wick”**, now", "“wick”", "**“wick”[^tracker-1]**, now")]
    [InlineData("```\nwick\n```\nnow", "wick", "```\nwick\n```\n[^tracker-1]\nnow")]
    [InlineData("now\r\n```\r\nwick\r\n```", "wick", "now\r\n```\r\nwick\r\n```\r\n[^tracker-1]")]
    [InlineData("<a title=\"wick\">lamp</a>", "wick", "<a title=\"wick\">[^tracker-1]lamp</a>")]
    [InlineData("[wick]: https://example.org/\n[b]: /c\n", "wick", "[wick]: https://example.org/\n[b]: /c\n[^tracker-1]\n")]
    public void AMarkStandsBehindIt(string text, string mentioned, string expected, bool isAddress = false)
    {
        var at = text.IndexOf(mentioned, StringComparison.Ordinal) + mentioned.Length;

        var filled = FillWriter.Write(text, [new(at, "series 1", "wick", null, isAddress, "merged")], FillStyle.Footnote, null);

        filled.Should().StartWith(expected);
        Unfilled.Of(filled).Text.Should().Be(text);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("](")]
    [InlineData("[a](")]
    [InlineData("`")]
    [InlineData("` `` ")]
    [InlineData("<a ")]
    [InlineData("<!--")]
    [InlineData("<pre>")]
    [InlineData("“")]
    [InlineData("it was merged ")]
    [InlineData("[^tracker-1]")]
    [InlineData("<!-- tracker 1 -->")]
    [InlineData("\n    ")]
    [InlineData("\n\n")]
    [InlineData("\r")]
    public void AMillionCharactersOfAnythingAreReadInOneGo(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        var filled = FillWriter.Write(text, [new(text.Length / 2, "series 1", "wick", null, false, "merged")], FillStyle.Inline, null);

        Unfilled.Of(filled).Text.Should().Be(text);
        StatementReader.Read(text, [new(MentionKind.Patch, 0, 1, 1, "x", null, null, null, null, null)]).Should().BeEmpty();
    }
}
