using System.Text;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core;
using Tracker.Core.Notes;
using Xunit;

namespace Tracker.Tests.Notes;

public sealed class NotesTextTests
{
    private const string Words = "Jérôme Glisse posted “Cache coherent device memory” 🕯\r\nand more\nas well\r";

    public static TheoryData<Encoding> Encodings => [new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void ATextIsReadInItsEncodingAndWrittenBackByteByByte(Encoding encoding)
    {
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Words)];

        var notes = NotesText.Of(bytes, "notes.md");

        notes.Text.Should().Be(Words);
        notes.HasMark.Should().Be(encoding.GetPreamble().Length > 0);
        notes.Encode(notes.Text).Should().Equal(bytes);
        notes.Encode("é").Should().Equal([.. encoding.GetPreamble(), .. encoding.GetBytes("é")]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WithoutAMarkUtf16IsKnownByItsZeros(bool isBigEndian)
    {
        var bytes = new UnicodeEncoding(isBigEndian, false).GetBytes("Kirill posted “x86: five levels”.\n");

        var notes = NotesText.Of(bytes, "notes.md");

        notes.Text.Should().Be("Kirill posted “x86: five levels”.\n");
        notes.HasMark.Should().BeFalse();
        notes.Encode(notes.Text).Should().Equal(bytes);
    }

    [Fact]
    public void WhateverIsReadIsWrittenBackTheSame()
    {
        Prop.ForAll<byte[]>(bytes => IsSameOrRefused(bytes)).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
        Prop.ForAll<NonNull<string>>(text => IsSameOrRefused(Encoding.UTF8.GetBytes(text.Get))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
        Prop.ForAll<NonNull<string>>(text => IsSameOrRefused([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text.Get)])).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Theory]
    [InlineData(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0 }, "binary")]
    [InlineData(new byte[] { (byte)'a', 0, (byte)'b' }, "binary")]
    [InlineData(new byte[] { (byte)'J', 0xE9, (byte)'r', 0xF4, (byte)'m', (byte)'e' }, "iconv -f WINDOWS-1252")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0, (byte)'a', 0, 0, 0 }, "UTF-32")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0, 0xD8 }, "damaged")]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'a' }, "damaged")]
    public void WhatIsNoTextIsRefusedAndSaysWhatToDo(byte[] bytes, string says) =>
        FluentActions.Invoking(() => NotesText.Of(bytes, "notes.md")).Should().Throw<TrackerException>().WithMessage($"notes.md *{says}*");

    [Fact]
    public void ATextThatIsTooLargeIsRefused() =>
        FluentActions.Invoking(() => NotesText.Of(new byte[NotesText.LargestFile + 1], "notes.md")).Should().Throw<TrackerException>().WithMessage("notes.md has more than 16 MB*");

    private static bool IsSameOrRefused(byte[] bytes)
    {
        try
        {
            var notes = NotesText.Of(bytes, "notes.md");
            return notes.Encode(notes.Text).AsSpan().SequenceEqual(bytes);
        }
        catch (TrackerException)
        {
            return true;
        }
    }
}
