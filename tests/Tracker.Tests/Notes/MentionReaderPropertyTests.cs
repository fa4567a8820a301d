using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.Notes.Reading;
using Xunit;

namespace Tracker.Tests.Notes;

public sealed class MentionReaderPropertyTests
{
    private static readonly string[] Pieces =
    [
        "posted ", "Ann Lee ", "“", "”", "\"", "'", "‘", "’", "[[", "]]", "[", "](", "(", ")", "v2 ", "version ", "5 ", "of ", "a ", "patch series ", "entitled ", "announced ", "Linux ", "4.1.2", ", ", "and ",
        ". ", "\n", "\r\n", "\n\n", "He ", "is out", "pull request ", "for ", "https://lore.kernel.org/r/", "a1b2@c", "<", ">", "`", "```\n", "# ", "- ", "[PATCH 0/2] ", "mm: fix ", "<!-- tracker ", "-->", "[^tracker-1]", "\uE000", "\ud83d", "é",
        "deadbeef1 ", "now in ", "from ", "by ", "latter's ", "followed up with ", "*", "_", "in his ",
    ];

    [Fact]
    public void MentionsLieInTheTextInOrderAndApart() =>
        Prop.ForAll<int[]>(choice => Check(string.Concat(choice.Select(at => Pieces[(int)((uint)at % (uint)Pieces.Length)])))).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void WhateverTheTextIsItIsRead() => Prop.ForAll<string>(text => Check(text ?? "")).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static void Check(string text)
    {
        var end = 0;
        foreach (var mention in MentionReader.Read(text))
        {
            mention.Start.Should().BeGreaterThanOrEqualTo(end);
            mention.Length.Should().BePositive();
            text.Substring(mention.Start, mention.Length).Should().Be(mention.Quote);
            mention.Line.Should().Be(text.AsSpan(0, mention.Start).Count('\n') + 1);
            end = mention.End;
        }
        end.Should().BeLessThanOrEqualTo(text.Length);
    }

    /// <summary>Were one of them quadratic, it would not end.</summary>
    [Theory]
    [InlineData("“", 5_000_000)]
    [InlineData("[", 5_000_000)]
    [InlineData("posted ", 2_000_000)]
    [InlineData("\"", 500_000)]
    [InlineData("”", 500_000)]
    [InlineData("posted “", 500_000)]
    [InlineData("](", 500_000)]
    [InlineData("http://a", 500_000)]
    [InlineData("4.1 is out ", 500_000)]
    [InlineData("<!-- tracker ", 500_000)]
    public void MegabytesOfMarksAreRead(string mark, int length) =>
        MentionReader.Read(string.Concat(Enumerable.Repeat(mark, length / mark.Length))).Count.Should().BeLessThan(length / mark.Length + 1);
}
