using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.Notes.Filling;
using Xunit;

namespace Tracker.Tests.Notes;

/// <summary>Whatever was filled in can be taken out again, and leaves the text as it was to the last character.</summary>
public sealed class FillRoundTripTests
{
    private static readonly DateTimeOffset Day = new(2024, 5, 20, 2, 30, 0, TimeSpan.Zero);

    private static readonly string Mark = FillMarks.Footnote(2);

    /// <summary>What texts are made of: words, line ends, Markdown, HTML, and what looks like marks of ours.</summary>
    private static readonly string[] Pieces =
    [
        "a", "wick", " ", "  ", "\n", "\r\n", "\r", "\n\n", "\t", "    ", "“Title”", "é", "🕯", "\uFEFF", "\u2028", "`", "``", "```", "~~~\n", "```c\ncode\n```\n", "\\", "[", "]", "(", ")", "](",
        "[x](https://example.org/a)", "[[title]]", "![", "<", ">", "<b>", "<a href=\"x\">", "<!--", "-->", "<pre>", "</pre>", "| a |", "\n| a | b |\n", "---\n", "- item\n", "[name]: https://example.org/\n",
        "[^1]", "\n[^1]: mine\n", "[^tracker-1]", "[^tracker-2]: typed by hand\n", "[^tracker-", "1]", "[^tracker-03]", "<!-- tracker 1 -->", "<!-- /tracker 1 -->", "<!-- tracker ", "<!-- tracker table 1 -->\n",
        "*Merge status as of 20 May 2024.* <!-- tracker footnote 1 00000000 -->\n", "*Merge status", "*Merge status as of 20 May 2024.*",
    ];

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces));

    private static readonly Gen<FillStyle> Styles = Gen.Elements(FillStyle.Footnote, FillStyle.Inline, FillStyle.Table);

    private static readonly Gen<(string Text, int[] Places, FillStyle Style, FillStyle Other)> Filled =
        from text in Texts
        from places in Gen.ArrayOf(Gen.Choose(0, Math.Max(0, text.Length)))
        from style in Styles
        from other in Styles
        select (text, places.Order().Select(at => NotBefore(text, at)).ToArray(), style, other);

    [Fact]
    public void TakingOutWhatWasFilledInGivesTheTextThatWasThere() => ForAll((text, places, style, _) =>
        Unfilled.Of(Fill(text, places, style)).Text == text);

    [Fact]
    public void FillingItAgainChangesNothing() => ForAll((text, places, style, _) =>
    {
        var filled = Fill(text, places, style);
        return Fill(Unfilled.Of(filled).Text, places, style) == filled && (places.Length == 0 || Unfilled.Of(filled).Style == style);
    });

    [Fact]
    public void AnotherStyleTakesThePlaceOfTheOneBefore() => ForAll((text, places, style, other) =>
        Unfilled.Of(Fill(Unfilled.Of(Fill(text, places, style)).Text, places, other)).Text == text);

    [Fact]
    public void WhatIsWrittenBetweenTwoFillsStays() => ForAll((text, places, style, _) =>
    {
        var filled = Fill($"{text}\n\nThe end.\n", places, style);
        return Unfilled.Of($"Before.\n\n{filled}\nA word more.\n").Text == $"Before.\n\n{text}\n\nThe end.\n\nA word more.\n";
    });

    [Fact]
    public void EveryPlaceIsFoundWhereItWas() => ForAll((text, places, style, _) =>
    {
        var filled = Fill(text, places, style);
        var unfilled = Unfilled.Of(filled);
        return Enumerable.Range(0, text.Length).All(at => filled[unfilled.InFilled(at)] == text[at]);
    });

    [Fact]
    public void NothingIsWrittenWhereItWouldMeanSomethingElse() => ForAll((text, places, style, _) =>
    {
        var marks = places.Select(at => new FillSpots(text).Place(Entry(at), 1, Mark)).ToList();
        return marks.TrueForAll(mark => !MarkupRegions.Of(text).Any(region => region.Start < mark.At && mark.At < region.End));
    });

    [Fact]
    public void TheMarksOfAnotherTextAreTakenOutToo()
    {
        var both = Fill("one “A”\n", [7], FillStyle.Footnote) + "\n" + Fill("two “B” and “C”\n", [7, 15], FillStyle.Inline);

        Unfilled.Of(both).Text.Should().Be("one “A”\n\ntwo “B” and “C”\n");
    }

    [Fact]
    public void MarksWithinMarksAreRefused()
    {
        FluentActions.Invoking(() => Unfilled.Of(Nested(20))).Should().Throw<Core.TrackerException>().WithMessage("*marks within marks*");
        Unfilled.Of(Nested(3)).Text.Should().Be("");

        // Each line that answers for a mark has a mark in it, for which the next line answers.
        static string Nested(int layers) => string.Join('\n', Enumerable.Range(1, layers).Select(number =>
            new FillLedger(FillStyle.Footnote, "Merge status.", [number], []).ToString().Replace("*Merge", number < layers ? $"*Me{FillMarks.Footnote(number + 1)}rge" : "*Merge")));
    }

    private static void ForAll(Func<string, int[], FillStyle, FillStyle, bool> holds) =>
        Prop.ForAll(Filled.ToArbitrary(), one => holds(one.Text, one.Places, one.Style, one.Other)).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    private static string Fill(string text, int[] places, FillStyle style) => FillWriter.Write(text, [.. places.Select(Entry)], style, Day);

    private static FillEntry Entry(int at) => new(at, $"series {at % 3}", "wick: | burn", "Ada", at % 2 == 0, $"merged for v1.{at % 3}; *all* of <it> [^tracker-1] <!-- tracker 1 --> in_tree");

    /// <summary>A mention does not end between the two halves of a letter.</summary>
    private static int NotBefore(string text, int at) => at < text.Length && char.IsLowSurrogate(text[at]) ? at + 1 : at;
}
