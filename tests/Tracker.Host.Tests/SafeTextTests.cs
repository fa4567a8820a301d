namespace Tracker.Host.Tests;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\tb\r\nc", "a b  c")]
    [InlineData("\u001b[31mred\u001b[0m", "[31mred[0m")]
    [InlineData("bell\u0007 nul\0 del\u007f c1\u009b", "bell nul del c1")]
    [InlineData("txt.\u202Eexe\u2066\u2069\u200F", "txt.exe")]
    [InlineData("zero\u200Bwidth\uFEFF", "zerowidth")]
    [InlineData("日本語 Ł ü 🙂", "日本語 Ł ü 🙂")]
    public void WhatSteersATerminalIsGone(string hostile, string safe) => SafeText.OneLine(hostile).Should().Be(safe);

    [Fact]
    public void HalfACharacterIsReplaced() => SafeText.OneLine("half \ud83d pair").Should().Be("half \ufffd pair");

    [Fact]
    public void AVeryLongSubjectIsCut() => SafeText.OneLine(new string('x', 100_000), 10).Should().Be("xxxxxxxxxx…");

    [Theory]
    [InlineData(1, "100 %")]
    [InlineData(0.996, "99 %")]
    [InlineData(0.99, "99 %")]
    [InlineData(0.29, "29 %")]
    public void AlmostSureIsNotSure(double share, string text) => SafeText.Percent(share).Should().Be(text);

    [Fact]
    public void TimesAreInUtc() =>
        SafeText.Iso(new DateTimeOffset(2024, 1, 1, 1, 30, 0, TimeSpan.FromHours(2))).Should().Be("2023-12-31T23:30:00Z");
}
