using System.Text;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.MailIn;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.MailIn;

public sealed class MailReaderTests
{
    private static readonly DateTimeOffset Archived = new(2024, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void AMailOf50MegabytesIsSetAside()
    {
        var mail = new byte[50 * 1024 * 1024];
        Array.Fill(mail, (byte)'x');
        MailBuilder.Patch("m1@example.org", "[PATCH] net: fix").ToBytes().CopyTo(mail, 0);
        ReasonOf(mail).Should().Be("The mail is larger than 8 MB.");
    }

    [Fact]
    public void AMailJustUnderTheLimitIsRead()
    {
        var line = new string('y', 79) + "\n";
        var added = string.Concat(Enumerable.Repeat("+" + line, (MailLimits.MaxBytes - 10_000) / 81));
        var facts = FactsOf(MailBuilder.Mail("m1@example.org", "[PATCH] net: fix").Body(
            $"Big.\n---\ndiff --git a/a b/a\n--- /dev/null\n+++ b/a\n@@ -0,0 +1,{added.Length / 81} @@\n{added}"));
        facts.Patch?.Diff?.Added.Should().Be(added.Length / 81);
    }

    [Fact]
    public void AnEmptyMailIsSetAside() => ReasonOf([]).Should().Be("The mail is empty.");

    [Fact]
    public void ASubjectOf100KilobytesIsCut()
    {
        var facts = FactsOf(MailBuilder.Mail("m1@example.org", "[PATCH] " + string.Concat(Enumerable.Repeat("word ", 20_000))));
        facts.Subject.Length.Should().BeInRange(Headers.MaxLength - 2, Headers.MaxLength);
        facts.Subject.Should().StartWith("[PATCH] word word");
        facts.Kind.Should().Be(MailKind.Patch);
    }

    // GMime 3.2 calls itself for each group in a group; unguarded, this ends the process.
    [Theory]
    [InlineData("From: ")]
    [InlineData("Content-Type: message/rfc822\n\nTo: ")]
    [InlineData("cc: a@example.org,\n ")]
    public void AddressGroupsWithoutEndAreRefused(string start)
    {
        var groups = string.Concat(Enumerable.Repeat("a:\n ", 100_000));
        ReasonOf(Encoding.ASCII.GetBytes($"Message-ID: <m1@example.org>\n{start}{groups}\n\nbody\n")).Should().Contain("colons");
    }

    [Fact]
    public void ColonsInTheTextAreNoReasonToRefuseAMail() =>
        FactsOf(MailBuilder.Mail("m1@example.org", "log").Body(string.Concat(Enumerable.Repeat("From: x\n  a: b: c\n", 5000)))).Kind.Should().Be(MailKind.Discussion);

    [Fact]
    public void BoundariesWithoutEndAreRefused() =>
        ReasonOf(Encoding.ASCII.GetBytes("Content-Type: multipart/mixed; boundary=b\nMessage-ID: <m1@example.org>\n\n" + string.Concat(Enumerable.Repeat("--b\n\nx\n", 100_000))))
            .Should().Contain("boundaries");

    [Fact]
    public void PartsNestedWithoutEndAreReadToADepth()
    {
        var mail = new StringBuilder("Message-ID: <m1@example.org>\nSubject: nested\n");
        for (var i = 0; i < 5000; i++)
            mail.Append($"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n");
        FactsOf(mail.Append("\n\nhello\n").ToString()).Subject.Should().Be("nested");
    }

    [Fact]
    public void OfVeryManyReferencesTheOldestAndTheNewestAreKept()
    {
        var ids = Enumerable.Range(0, 50_000).Select(i => $"<r{i}@example.org>");
        var facts = FactsOf(MailBuilder.Mail("m1@example.org", "Re: deep").Header("References", string.Join("\n ", ids)));
        facts.References.Should().HaveCount(2 * MessageIds.MaxEachEnd).And.StartWith("r0@example.org").And.EndWith("r49999@example.org");
        facts.InReplyTo.Should().Be("r49999@example.org");
    }

    [Fact]
    public void NoMailIsItsOwnAncestor()
    {
        var facts = FactsOf(MailBuilder.Mail("m1@example.org", "Re: loop").InReplyTo("m1@example.org", "m0@example.org"));
        facts.References.Should().Equal("m0@example.org");
        facts.InReplyTo.Should().Be("m0@example.org");
    }

    [Fact]
    public void AFromLineLeftOverFromAnMboxIsPassedOver() =>
        FactsOf("From ada@example.org Mon Jan  1 10:00:00 2024\n" + MailBuilder.Mail("m1@example.org", "hello")).MessageId.Should().Be("m1@example.org");

    [Fact]
    public void HeadersThatNobodyAsksForDoNotChangeWhatIsRead()
    {
        var noise = string.Concat(Enumerable.Range(0, 50).Select(i => $"X-Noise-{i}: a\n\tMessage-ID: <b{i}@example.org>\n"));
        var mail = MailBuilder.Patch("m1@example.org", "[PATCH] net: fix").ToString();
        FactsOf(noise + mail.Replace("\nSubject:", "\n" + noise + "Subject:", StringComparison.Ordinal))
            .Should().BeEquivalentTo(FactsOf(mail));
    }

    [Fact]
    public void ManyThreadsReadAtOnceWhatOneReads()
    {
        var mails = Enumerable.Range(0, 500)
            .Select(i => MailBuilder.Patch($"m{i}@example.org", $"[PATCH {i}/500] =?utf-8?q?caf=C3=A9?= {i}").From($"=?iso-8859-1?q?Andr=E9?= {i} <a{i}@example.org>")).ToList();
        var alone = mails.ConvertAll(FactsOf);
        var together = mails.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(FactsOf).ToList();
        together.Select(facts => facts.Subject + facts.From).Should().Equal(alone.Select(facts => facts.Subject + facts.From));
    }

    [Fact]
    public void WhateverTheBytesAreReadingEndsInAnAnswer()
    {
        var pieces = new[] { "From: ", "Subject: ", "Message-ID: <a@b>", "\n", "\r\n", "\0", " ", "\t", "=?utf-8?q?", "?=", "<", ">", "@", ":", ";", "\"", "(",
            "Content-Type: multipart/mixed; boundary=b", "--b", "--b--", "Content-Transfer-Encoding: base64", "charset=gbk", "format=flowed",
            "diff --git a/a b/a", "--- a", "+++ b", "@@ -1 +1 @@", "[PATCH v99999999999 1/0]", "\u00e9", "Date: Mon, 99 Jan 2024 99:99:99 +9999", "change-id:", "From " };
        var mails = Gen.Elements(pieces).ListOf().Select(list => Encoding.Latin1.GetBytes(string.Concat(list))).ToArbitrary();
        Prop.ForAll(mails, mail => MailReader.Read(mail, null) is not null).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static MailFacts FactsOf(MailBuilder mail) => FactsOf(mail.ToString());

    private static MailFacts FactsOf(string mail) =>
        MailReader.Read(Encoding.UTF8.GetBytes(mail), Archived).Should().BeOfType<MailReading.Mail>().Subject.Facts;

    private static string ReasonOf(byte[] mail) => MailReader.Read(mail, Archived).Should().BeOfType<MailReading.SetAside>().Subject.Reason;
}
