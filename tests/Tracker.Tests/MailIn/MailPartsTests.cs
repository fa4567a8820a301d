using System.Text;
using FluentAssertions;
using Tracker.Core.MailIn;
using Xunit;

namespace Tracker.Tests.MailIn;

public sealed class MailPartsTests
{
    private static readonly DateTimeOffset Noon = new(2024, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("<a@b>", "a@b")]
    [InlineData("Your message of Monday <a@b> (by way of c)", "a@b")]
    [InlineData("<a@b><c@d>,<a@b>", "a@b c@d")]
    [InlineData("<a@b> <broken <c@d>", "a@b c@d")]
    [InlineData("<a/b%20c@d>\n\t<folded\n @e>", "a/b%20c@d folded@e")]
    [InlineData("<with space@b> <>", "")]
    [InlineData("a@b", "")]
    public void IdsStandInBrackets(string header, string ids) =>
        string.Join(' ', MessageIds.In(header)).Should().Be(ids);

    [Theory]
    [InlineData("<short@b>|<the.longest.id@example.org>", "the.longest.id@example.org")]
    [InlineData("<a@b>|<same@>", "same@")]
    [InlineData("bare@b", "bare@b")]
    [InlineData("<no-at>", "no-at")]
    [InlineData("<>|", null)]
    [InlineData("", null)]
    public void OfSeveralOwnIdsTheLongestCounts(string headers, string? id) =>
        MessageIds.Own(headers.Split('|')).Should().Be(id);

    [Theory]
    [InlineData("Mon, 1 Jan 2024 10:00:00 +0100", "2024-01-01T10:00:00+01:00")]
    [InlineData("1 Jan 2024 10:00 GMT", "2024-01-01T10:00:00+00:00")]
    [InlineData("Mon Jan  1 10:00:00 2024", "2024-01-01T10:00:00+00:00")]
    [InlineData("Mon, 1 Jan 2024 10:00:00 -0800 (PST)", "2024-01-01T10:00:00-08:00")]
    [InlineData("2024-01-01 10:00:00 +0200", "2024-01-01T10:00:00+02:00")]
    [InlineData("2024-01-01T10:00:00Z", "2024-01-01T10:00:00+00:00")]
    [InlineData("Tue, 19 Jan 2038 03:14:08 +0000", "2038-01-19T03:14:08+00:00")]
    [InlineData("yesterday", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void DatesAreReadAsMailsWriteThem(string? header, string? date) =>
        MailDates.Read(header)?.ToString("yyyy-MM-ddTHH:mm:sszzz").Should().Be(date);

    [Fact]
    public void ADateThatNobodyContradictsIsBelieved()
    {
        MailDates.Posted(Noon, null, null).Should().Be(Noon);
        MailDates.Posted(Noon, null, Noon.AddDays(29)).Should().Be(Noon);
        MailDates.Posted(Noon, Noon.AddMinutes(1), Noon.AddYears(3)).Should().Be(Noon, "the archive was made from older mails");
    }

    [Fact]
    public void AClockThatIsOffIsNotBelieved()
    {
        MailDates.Posted(Noon.AddYears(14), null, Noon).Should().Be(Noon);
        MailDates.Posted(DateTimeOffset.UnixEpoch, Noon, Noon.AddHours(1)).Should().Be(Noon);
        MailDates.Posted(null, null, Noon).Should().Be(Noon);
        MailDates.Posted(null, null, null).Should().Be(DateTimeOffset.UnixEpoch);
        MailDates.Posted(Noon, null, DateTimeOffset.UnixEpoch).Should().Be(Noon, "an archive that says 1970 says nothing");
    }

    [Theory]
    [InlineData("From: Ada <a@b>\n\ntext", "Ada <a@b>", null, null, 1)]
    [InlineData("\n\nDate: Mon\nfrom: Ada <a@b>\ntext", "Ada <a@b>", "Mon", null, 4)]
    [InlineData("Subject: one\n two\nFrom: Ada <a@b>\n\ntext", "Ada <a@b>", null, "one two", 3)]
    [InlineData("From: Ada <a@b>\n\nDate: Mon\n\ntext", "Ada <a@b>", null, null, 1)]
    [InlineData("From: first\nFrom: second\n", "first", null, null, 2)]
    [InlineData("From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\nFrom: Ada <a@b>\n", "Ada <a@b>", null, null, 2)]
    [InlineData("It leaks.\nFrom: Ada <a@b>\n", null, null, null, 0)]
    [InlineData("From here on it leaks.\n", null, null, null, 0)]
    [InlineData("", null, null, null, 0)]
    public void InBodyHeadersStandAtTheStart(string text, string? from, string? date, string? subject, int lines) =>
        InBodyHeaders.In(text).Should().Be(new InBodyHeaders(from, date, subject, lines));

    [Theory]
    [InlineData("soft \nbreak\n", "soft break\n")]
    [InlineData(" stuffed\n-- \nAda\n", "stuffed\n-- \nAda\n")]
    [InlineData("text\ndiff --git a/a b/a\n  context\n-old\n+new\n", "text\ndiff --git a/a b/a\n context\n-old\n+new\n")]
    [InlineData("text\ndiff --git a/a b/a\n context\n  deeper\n", "text\ndiff --git a/a b/a\n context\n  deeper\n")]
    [InlineData("diff --git a/a b/a\n  c\n+a line that was \nbroken\n+next \n+last\n", "diff --git a/a b/a\n c\n+a line that was broken\n+next \n+last\n")]
    public void FlowedTextIsUndoneWhereItWasDone(string flowed, string text) =>
        Encoding.UTF8.GetString(FlowedText.Unflow(Encoding.UTF8.GetBytes(flowed), deletesSpace: false)).Should().Be(text);

    [Fact]
    public void DelSpTakesTheSpaceOfASoftBreakAway() =>
        Encoding.UTF8.GetString(FlowedText.Unflow("ein \nWort\n"u8, deletesSpace: true)).Should().Be("einWort\n");

    [Theory]
    [InlineData("From ada@example.org Mon Jan  1 10:00:00 2024\n", "2024-01-01T10:00:00+00:00")]
    [InlineData("From ada at example.org  Mon Jan  1 10:00:00 2024\r\n", "2024-01-01T10:00:00+00:00")]
    [InlineData("From mboxrd@z Thu Jan  1 00:00:00 1970\n", null)]
    [InlineData("From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001\n", null)]
    public void AFromLineSaysWhenTheMailCame(string line, string? date)
    {
        MboxFromLine.Is(Encoding.UTF8.GetBytes(line)).Should().BeTrue();
        MboxFromLine.Date(line.TrimEnd())?.ToString("yyyy-MM-ddTHH:mm:sszzz").Should().Be(date);
    }

    [Theory]
    [InlineData("From here on it leaks.\n")]
    [InlineData("From Monday on: nothing\n")]
    [InlineData(">From ada@example.org Mon Jan  1 10:00:00 2024\n")]
    [InlineData("From: Ada <ada@example.org>\n")]
    public void TextThatBeginsWithFromIsNoFromLine(string line) =>
        MboxFromLine.Is(Encoding.UTF8.GetBytes(line)).Should().BeFalse();
}
