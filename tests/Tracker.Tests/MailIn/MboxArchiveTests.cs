using System.IO.Compression;
using System.Text;
using FluentAssertions;
using Tracker.Core;
using Tracker.Core.MailIn;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.MailIn;

public sealed class MboxArchiveTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Archives archives = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void MailsThatWereAppendedAreReadAlone()
    {
        folder.Write("list.mbox", Mail(1) + Mail(2));
        ReadNew().Should().Equal("m1", "m2");
        Append(Mail(3));
        ReadNew().Should().Equal("m3");
        ReadNew().Should().BeEmpty();
        archives.Stored.Should().HaveCount(3);
    }

    [Fact]
    public void AMailIsReadAgainByItsPlace()
    {
        folder.Write("list.mbox", Mail(1) + Mail(2, "From here on\n>From quoted\nit leaks.") + Mail(3));
        using var archive = Open();
        var mails = archives.ReadNew(archive).SelectMany(batch => batch.Mails).ToList();
        mails.Should().HaveCount(3);
        mails.Should().AllSatisfy(mail => archive.Read(new MailPlace("list.mbox", mail.Locator)).Should().Equal(mail.Bytes));
        Encoding.UTF8.GetString(mails[1].Bytes).Should().EndWith("\n\nFrom here on\n>From quoted\nit leaks.\n");
    }

    [Theory]
    [InlineData("list.mbox", "0:10")]
    [InlineData("list.mbox", "1:10")]
    [InlineData("list.mbox", "999999:10")]
    [InlineData("list.mbox", "46:99999")]
    [InlineData("list.mbox", "46:-1")]
    [InlineData("list.mbox", "what?")]
    [InlineData("other.mbox", "46:10")]
    public void APlaceThatIsNotThereHasNoMail(string source, string locator)
    {
        folder.Write("list.mbox", Mail(1));
        using var archive = Open();
        archive.Read(new MailPlace(source, locator)).Should().BeNull();
    }

    [Fact]
    public void ARewrittenFileIsReadAgain()
    {
        folder.Write("list.mbox", Mail(1) + Mail(2) + Mail(3));
        ReadNew().Should().Equal("m1", "m2", "m3");
        folder.Write("list.mbox", Mail(2) + Mail(3) + Mail(4));
        using var archive = Open();
        var batch = archives.ReadNew(archive).Should().ContainSingle().Subject;
        batch.Alive.Should().BeEquivalentTo(batch.Mails.Select(mail => mail.Locator));
        archives.Stored.Should().HaveCount(3);
    }

    [Fact]
    public void AFileThatBecameShorterIsReadAgain()
    {
        folder.Write("list.mbox", Mail(1) + Mail(2));
        ReadNew();
        folder.Write("list.mbox", Mail(1));
        ReadNew().Should().Equal("m1");
        archives.Stored.Should().ContainSingle();
    }

    [Fact]
    public void AMailThatWasStillBeingWrittenIsReplacedByTheWholeOne()
    {
        var whole = Mail(1) + Mail(2, string.Concat(Enumerable.Repeat("a line\n", 50)));
        for (var length = Mail(1).Length + 200; length < whole.Length; length += 37)
        {
            folder.Write("list.mbox", whole[..length]);
            ReadNew().Should().BeSubsetOf(["m1", "m2"]);
            archives.Stored.Should().HaveCount(2);
        }
        folder.Write("list.mbox", whole + Mail(3));
        ReadNew().Should().Contain("m3");
        archives.Stored.Should().HaveCount(3);
    }

    [Fact]
    public void AnEmptyFileIsReadWhenItHasMails()
    {
        folder.Write("list.mbox", "");
        ReadNew().Should().BeEmpty();
        folder.Write("list.mbox", Mail(1));
        ReadNew().Should().Equal("m1");
    }

    [Fact]
    public void CompressedFilesAreReadAlike()
    {
        WriteCompressed("a.mbox.gz", Mail(1) + Mail(2));
        folder.Write("b.mbox", Mail(3));
        folder.Write("notes.txt", Mail(4));
        ReadNew().Should().Equal("m1", "m2", "m3");
        ReadNew().Should().BeEmpty();
        WriteCompressed("a.mbox.gz", Mail(1) + Mail(2) + Mail(5));
        ReadNew().Should().Equal("m5");
        using var archive = Open();
        archives.Stored.Where(place => place.StartsWith("a.mbox.gz", StringComparison.Ordinal)).Select(place => place.Split(' '))
            .Should().AllSatisfy(place => archive.Read(new MailPlace(place[0], place[1])).Should().NotBeNull());
    }

    [Fact]
    public void OfATruncatedCompressedFileIsReadWhatCanBe()
    {
        var random = new Random(1);
        string Noise() => Convert.ToHexString(Enumerable.Range(0, 3000).Select(_ => (byte)random.Next()).ToArray());
        var text = string.Concat(Enumerable.Range(1, 40).Select(i => Mail(i, Noise())));
        WriteCompressed("list.mbox.gz", text);
        var whole = File.ReadAllBytes(folder.At("list.mbox.gz"));
        File.WriteAllBytes(folder.At("list.mbox.gz"), whole[..(whole.Length / 2)]);
        ReadNew().Should().HaveCountGreaterThan(10).And.StartWith("m1");
        archives.SetAside.Should().ContainSingle();
        File.WriteAllBytes(folder.At("list.mbox.gz"), whole);
        ReadNew().Should().Contain("m40");
        archives.Stored.Should().HaveCount(40).And.NotContain(place => place.Contains("damage"));
    }

    [Fact]
    public void CompressedFilesMayBeJoined()
    {
        WriteCompressed("a.mbox.gz", Mail(1));
        WriteCompressed("b.mbox.gz", Mail(2));
        File.WriteAllBytes(folder.At("a.mbox.gz"), [.. File.ReadAllBytes(folder.At("a.mbox.gz")), .. File.ReadAllBytes(folder.At("b.mbox.gz"))]);
        File.Delete(folder.At("b.mbox.gz"));
        ReadNew().Should().Equal("m1", "m2");
        archives.SetAside.Should().BeEmpty();
    }

    [Fact]
    public void WindowsLineEndsAreKept()
    {
        folder.Write("list.mbox", (Mail(1) + Mail(2, "From here\non")).Replace("\n", "\r\n", StringComparison.Ordinal));
        ReadNew().Should().Equal("m1", "m2");
    }

    [Fact]
    public void AFromLineOnlyCountsAfterABlankLine()
    {
        folder.Write("list.mbox", Mail(1, "text\nFrom bob@example.org Mon Jan  1 10:00:00 2024\nmore", quote: false) + Mail(2));
        ReadNew().Should().Equal("m1", "m2");
    }

    [Fact]
    public void SeveralMailsOf50MegabytesAreReadInBatches()
    {
        using (var file = new StreamWriter(folder.At("list.mbox")))
        {
            var line = new string('x', 100_000);
            for (var mail = 1; mail <= 2; mail++)
            {
                file.Write(Mail(mail).TrimEnd() + "\n");
                for (var i = 0; i < 500; i++)
                    file.WriteLine(line);
                file.WriteLine();
            }
            file.Write(Mail(3));
        }
        using var archive = Open();
        var batches = archives.ReadNew(archive);
        batches.SelectMany(batch => batch.Mails).Select(mail => mail.Bytes.Length).Max().Should().Be(MailLimits.MaxBytes + 1);
        batches.Should().OnlyContain(batch => batch.Mails.Sum(mail => mail.Bytes.Length) <= MboxBatch.MaxBytes);
        archives.Stored.Should().HaveCount(3);
    }

    [Fact]
    public void APassThatDiesBetweenBatchesGoesOnFromTheLast()
    {
        folder.Write("list.mbox", string.Concat(Enumerable.Range(1, 2500).Select(i => Mail(i))));
        using var archive = Open();
        var first = archive.ReadNew(Archives.NothingYet, CancellationToken.None).First();
        first.Mails.Should().HaveCount(MboxBatch.MaxMails);
        var rest = archive.ReadNew(new ReadSoFar(new Dictionary<string, string> { ["list.mbox"] = first.Bookmark }, _ => new HashSet<string>()), CancellationToken.None);
        rest.SelectMany(batch => batch.Mails).Should().HaveCount(1500);
    }

    [Fact]
    public void APassThatDiesWhileItReadsARewrittenFileLeavesNothingBehind()
    {
        folder.Write("list.mbox", string.Concat(Enumerable.Range(1, 1500).Select(i => Mail(i))));
        ReadNew();
        folder.Write("list.mbox", string.Concat(Enumerable.Range(2, 1200).Select(i => Mail(i, "rewritten"))));
        using var archive = Open();
        archives.ReadNew(archive, atMost: 1);
        ReadNew().Should().HaveCount(1200);
        archives.Stored.Should().HaveCount(1200);
    }

    [Fact]
    public void AFileThatIsGoneTakesItsMailsAlong()
    {
        folder.Write("a.mbox", Mail(1));
        folder.Write("b.mbox", Mail(2));
        ReadNew();
        File.Delete(folder.At("a.mbox"));
        ReadNew().Should().BeEmpty();
        archives.Stored.Should().ContainSingle().Which.Should().StartWith("b.mbox");
    }

    [Fact]
    public void AFileThatIsNoMboxIsSetAside()
    {
        folder.Write("a.mbox", "\u0001\u0002 nothing of an mbox\n\nat all\n");
        folder.Write("b.mbox", Mail(1));
        ReadNew().Should().Equal("m1");
        archives.SetAside.Should().ContainSingle().Which.Should().Contain("does not begin as an mbox does");
    }

    [Fact]
    public void MailsFromBeforeSinceAreNotRead()
    {
        folder.Write("list.mbox", Mail(1).Replace("2024\n", "2021\n", StringComparison.Ordinal) + Mail(2));
        using var archive = new MboxArchive(new Archive("list", folder.Path, ArchiveFormat.Mbox, new DateOnly(2023, 1, 1)));
        archives.ReadNewMessageIds(archive).Should().Equal("m2");
    }

    [Fact]
    public void AMissingFileIsSomebodysMistake()
    {
        using var archive = new MboxArchive(new Archive("list", folder.At("nowhere.mbox"), ArchiveFormat.Mbox, null));
        var read = () => archive.ReadNew(Archives.NothingYet, CancellationToken.None).ToList();
        read.Should().Throw<TrackerException>().WithMessage("*'list'*nowhere.mbox*Tracker:Communities:*:Archives*");
    }

    private MboxArchive Open() => new(new Archive("list", folder.Path, ArchiveFormat.Mbox, null));

    private List<string> ReadNew()
    {
        using var archive = Open();
        return archives.ReadNewMessageIds(archive);
    }

    private void Append(string text) => File.AppendAllText(folder.At("list.mbox"), text);

    private void WriteCompressed(string name, string text)
    {
        using var stream = new GZipStream(File.Create(folder.At(name)), CompressionLevel.Fastest);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string Mail(int number, string body = "hello", bool quote = true)
    {
        var mail = MailBuilder.Mail($"m{number}", "hello").Body(body).ToString();
        if (quote)
            mail = System.Text.RegularExpressions.Regex.Replace(mail, "^(?=>*From )", ">", System.Text.RegularExpressions.RegexOptions.Multiline, TimeSpan.FromSeconds(1));
        return $"From ada@example.org Mon Jan  1 10:00:00 2024\n{mail}\n\n";
    }
}
