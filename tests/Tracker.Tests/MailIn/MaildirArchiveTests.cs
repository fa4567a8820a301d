using FluentAssertions;
using Tracker.Core;
using Tracker.Core.MailIn;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.MailIn;

public sealed class MaildirArchiveTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Archives archives = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void NewMailsAreReadInTheOrderOfTheirDelivery()
    {
        Deliver("new/1700000300.M1.host", 3);
        Deliver("cur/999999999.M1.host:2,S", 1);
        Deliver("cur/1700000200.M1.host:2,S", 2);
        ReadNew().Should().Equal("m1", "m2", "m3");
        Deliver("new/1700000400.M1.host", 4);
        ReadNew().Should().Equal("m4");
        ReadNew().Should().BeEmpty();
    }

    [Fact]
    public void FlagsAndFoldersAreNoPartOfAPlace()
    {
        Deliver("new/1700000300.M1.host", 3);
        ReadNew();
        Directory.CreateDirectory(folder.At("cur"));
        File.Move(folder.At("new", "1700000300.M1.host"), folder.At("cur", "1700000300.M1.host:2,RS"));
        ReadNew().Should().BeEmpty();
        archives.Stored.Should().ContainSingle().Which.Should().Be(" 1700000300.M1.host");
        using var archive = Open();
        archive.Read(new MailPlace("", "1700000300.M1.host")).Should().NotBeNull();
    }

    [Fact]
    public void RemovedMailsAreReported()
    {
        Deliver("new/1700000300.M1.host", 3);
        Deliver("new/1700000400.M1.host", 4);
        ReadNew();
        File.Delete(folder.At("new", "1700000300.M1.host"));
        ReadNew().Should().BeEmpty();
        archives.Stored.Should().ContainSingle();
        using var archive = Open();
        archive.Read(new MailPlace("", "1700000300.M1.host")).Should().BeNull();
    }

    [Fact]
    public void AMailThatCannotBeReadIsSetAsideAndTheOthersAreRead()
    {
        Deliver("new/1700000300.M1.host", 3);
        Deliver("new/1700000400.M1.host", 4);
        // A link to itself cannot be opened by anybody, root included.
        File.CreateSymbolicLink(folder.At("new", "1700000350.M1.host"), folder.At("new", "1700000350.M1.host"));
        ReadNew().Should().Equal("m3", "m4");
        archives.SetAside.Should().ContainSingle().Which.Should().StartWith("The file cannot be read");
        ReadNew().Should().BeEmpty();
    }

    [Fact]
    public void TheNameSaysWhenAMailCame()
    {
        Deliver("new/1700000300.M1.host", 3);
        using var archive = Open();
        archives.ReadNew(archive).Should().ContainSingle().Which.Mails.Should().ContainSingle()
            .Which.ArchivedAt.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1_700_000_300));
    }

    [Fact]
    public void MailsFromBeforeSinceAreNotRead()
    {
        Deliver("new/1600000000.M1.host", 1);
        Deliver("new/1700000300.M1.host", 3);
        using var archive = new MaildirArchive(new Archive("list", folder.Path, ArchiveFormat.Maildir, new DateOnly(2023, 1, 1)));
        archives.ReadNewMessageIds(archive).Should().Equal("m3");
    }

    [Fact]
    public void LargeMaildirsAreReadInBatches()
    {
        for (var i = 0; i < 1001; i++)
            Deliver($"new/{1_700_000_000 + i}.M1.host", i);
        using var archive = Open();
        archives.ReadNew(archive).Select(batch => batch.Mails.Count).Should().Equal(1000, 1);
    }

    [Fact]
    public void AFolderThatIsNoMaildirIsSomebodysMistake()
    {
        using var archive = Open();
        var read = () => archive.ReadNew(Archives.NothingYet, CancellationToken.None).ToList();
        read.Should().Throw<TrackerException>().WithMessage("*'list'*no Maildir*Tracker:Communities:*:Archives*");
    }

    private void Deliver(string path, int number) => folder.Write(path, MailBuilder.Mail($"m{number}", "hello").Body("hello\n").ToString());

    private MaildirArchive Open() => new(new Archive("list", folder.Path, ArchiveFormat.Maildir, null));

    private List<string> ReadNew()
    {
        using var archive = Open();
        return archives.ReadNewMessageIds(archive);
    }
}
