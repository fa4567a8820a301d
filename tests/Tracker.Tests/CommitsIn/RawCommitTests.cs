using System.Text;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core;
using Tracker.Core.CommitsIn;
using Xunit;

namespace Tracker.Tests.CommitsIn;

public sealed class RawCommitTests
{
    private const string Head = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n";
    private const string Mia = "Mia <mia@example.org> 1700000000 +0100";

    [Fact]
    public void AnAuthorAndACommitterAreReadWithTheirDates()
    {
        var commit = Read($"{Head}author Ada A <ada@example.org> 1699999999 -0230\ncommitter {Mia}\n\ntitle\n\nbody\n");
        commit!.Author.Should().Be(new Signature(new Person("Ada A", "ada@example.org"), DateTimeOffset.FromUnixTimeSeconds(1_699_999_999).ToOffset(TimeSpan.FromMinutes(-150))));
        commit.Committer!.At.Offset.Should().Be(TimeSpan.FromHours(1));
        commit.Message.Should().Be("title\n\nbody\n");
    }

    [Fact]
    public void ASignatureWithinTheHeadersIsPassedOver() =>
        Read($"{Head}author {Mia}\ncommitter {Mia}\ngpgsig -----BEGIN\n author Evil <e@e> 1 +0000\n -----END\n\ntitle")!.Author!.Person.Name.Should().Be("Mia");

    [Theory]
    [InlineData("99999999999 +0000", 7_289_654_399)]
    [InlineData("-5 +0000", 0)]
    [InlineData("0 +0000", 0)]
    [InlineData("1700000000 +9999", 1_700_000_000)]
    [InlineData("1700000000 nonsense", 1_700_000_000)]
    [InlineData("1700000000", 1_700_000_000)]
    public void AnAbsurdDateIsBroughtWithinReason(string date, long seconds) =>
        Read($"{Head}author A <a@b> {date}\ncommitter {Mia}\n\nx")!.Author!.At.ToUnixTimeSeconds().Should().Be(seconds);

    [Fact]
    public void AnAuthorWithoutADateIsNone() => Read($"{Head}author A <a@b>\ncommitter {Mia}\n\nx")!.Author.Should().BeNull();

    [Fact]
    public void TheEncodingThatACommitNamesIsUsed() =>
        RawCommit.Read([.. Encoding.ASCII.GetBytes($"{Head}author {Mia}\ncommitter {Mia}\nencoding ISO-8859-2\n\n"), 0xb1])!.Message.Should().Be("ą");

    [Fact]
    public void WhatIsNotUtf8AndNamesNoEncodingIsLatin1() =>
        RawCommit.Read([.. Encoding.ASCII.GetBytes($"{Head}author {Mia}\ncommitter {Mia}\n\nM"), 0xfc])!.Message.Should().Be("Mü");

    [Fact]
    public void AnUnknownEncodingIsNoMistake() =>
        Read($"{Head}author {Mia}\ncommitter {Mia}\nencoding x-klingon\n\nx")!.Message.Should().Be("x");

    [Fact]
    public void WhateverTheBytesNothingIsThrown() =>
        Check.QuickThrowOnFailure(Prop.ForAll<byte[]>(bytes =>
        {
            RawCommit.Read(bytes);
            RawCommit.Read([.. Encoding.ASCII.GetBytes(Head), .. bytes]);
            RawTag.Read(bytes);
            RawCommit.ReadLinks([.. Encoding.ASCII.GetBytes(Head), .. bytes], []);
        }));

    private static RawCommit? Read(string text) => RawCommit.Read(Encoding.UTF8.GetBytes(text));
}
