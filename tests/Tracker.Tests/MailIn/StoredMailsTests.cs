using System.IO.Compression;
using System.Text;
using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Core;
using Tracker.Core.MailIn;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.MailIn;

/// <summary>Mails are read again from where they are, whatever keeps them.</summary>
public sealed class StoredMailsTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly MailBuilder other = MailBuilder.Patch("other@example.org", "[PATCH] file: something else");
    private readonly MailBuilder patch = MailBuilder.Patch("leak@example.org", "[PATCH v2] file: plug a leak");

    [Fact]
    public void AMailOfAnMboxIsReadAgain() => ReadAgain(Mbox()).Patch.Should().BeEquivalentTo(new
    {
        Title = "file: plug a leak",
        Body = "Why it is needed.",
        Trailers = new[] { "Signed-off-by: Ada Author <ada@example.org>" },
        Files = new[] { new { Path = "file.c", Lines = new[] { "-old line", "+new line" } } },
    });

    [Fact]
    public void AMailOfACompressedMboxIsReadAgain()
    {
        using (var file = new GZipStream(File.Create(folder.At("list.mbox.gz")), CompressionLevel.Fastest))
            file.Write(Encoding.UTF8.GetBytes(other.ToMbox() + patch.ToMbox()));
        ReadAgain(new Archive("list", folder.At("list.mbox.gz"), ArchiveFormat.Mbox, null)).Patch?.Title.Should().Be("file: plug a leak");
    }

    [Fact]
    public void AMailOfAMaildirIsReadAgainAlsoWhenItWasMarkedAsRead()
    {
        folder.Write("mail/new/1700000100.M1.host", other.ToString());
        folder.Write("mail/new/1700000200.M2.host", patch.ToString());
        Directory.CreateDirectory(folder.At("mail", "cur"));
        var archive = new Archive("list", folder.At("mail"), ArchiveFormat.Maildir, null);
        ReadAgain(archive, () => File.Move(folder.At("mail", "new", "1700000200.M2.host"), folder.At("mail", "cur", "1700000200.M2.host:2,S")))
            .Patch?.Title.Should().Be("file: plug a leak");
    }

    [Fact]
    public void AMailOfAPublicInboxIsReadAgain()
    {
        Directory.CreateDirectory(folder.At("inbox", "git"));
        var epoch = new TempEpoch(folder.At("inbox", "git", "0.git"));
        epoch.Add(other.ToString());
        epoch.Add(patch.ToString());
        ReadAgain(new Archive("list", folder.At("inbox"), ArchiveFormat.PublicInbox, null)).Patch?.Title.Should().Be("file: plug a leak");
    }

    [Fact]
    public void WhatGitAmLeavesOutIsNoPartOfTheMessage()
    {
        var mail = MailBuilder.Mail("leak@example.org", "[PATCH] a subject").Body(
            $"From: Ben <ben@example.org>\nSubject: [PATCH] file: plug a leak\n\nWhy.\n\nFixes: 1234\n---\nv2: better\n\n{MailBuilder.Diff("file.c", "new", "old")}\n-- \n2.39.5\n");
        MailReader.ReadPatch(mail.ToBytes(), "leak@example.org").Should().BeEquivalentTo(
            new { Title = "file: plug a leak", Body = "Why.", Trailers = new[] { "Fixes: 1234" } });
        MailReader.ReadPatch(mail.ToBytes(), "other@example.org").Should().BeNull();
        MailReader.ReadPatch([0, 1, 2], "leak@example.org").Should().BeNull();
    }

    [Fact]
    public void AnArchiveThatIsGoneIsSaidToBe() =>
        ReadAgain(Mbox(), () => File.Delete(folder.At("list.mbox"))).Should().BeEquivalentTo(new { Patch = (object?)null })
            .And.Subject.As<StoredPatch>().Unreadable.Should().StartWith("The mail cannot be read again: Archive 'list': there is no mbox file");

    [Fact]
    public void AnotherMailInItsPlaceIsNotTakenForIt() =>
        ReadAgain(Mbox(), () => File.WriteAllText(folder.At("list.mbox"), other.ToMbox() + patch.ToMbox().Replace("leak@example.org", "loot@example.org")))
            .Unreadable.Should().Be("The archive 'list' has the mail no longer where it was read.");

    [Fact]
    public void AnArchiveThatTheConfigurationForgotIsSaidToBe()
    {
        Sync(Mbox());
        Read(new Community("small", [], [])).Unreadable.Should().Contain("names no archive 'list' any more");
    }

    [Fact]
    public void AMailThatWasNeverReadIsInNoArchive()
    {
        Sync(Mbox());
        using var connection = Database.OpenForReading();
        using var mails = new StoredMails(connection, Community(Mbox()), folder.At("data"));
        mails.ReadPatch("nobody@example.org").Unreadable.Should().Be("The mail is in no archive that is read.");
    }

    public void Dispose() => folder.Dispose();

    private TrackerDatabase Database => TrackerDatabase.In(folder.At("data"));

    private Archive Mbox()
    {
        folder.Write("list.mbox", other.ToMbox() + patch.ToMbox());
        return new Archive("list", folder.At("list.mbox"), ArchiveFormat.Mbox, null);
    }

    private static Community Community(Archive archive) => new("small", [archive], []);

    private StoredPatch ReadAgain(Archive archive, Action? meanwhile = null)
    {
        Sync(archive);
        meanwhile?.Invoke();
        return Read(Community(archive));
    }

    private void Sync(Archive archive)
    {
        var request = new SyncRequest(folder.At("data"), [Community(archive)], IgnoreTrailers: false, Archive: null, Tree: null, Fetch: true);
        new SyncPass(request, new FixedClock(new DateTimeOffset(2024, 2, 1, 0, 0, 0, TimeSpan.Zero)), NullLogger.Instance, new Progress<SyncProgress>())
            .Run(CancellationToken.None).Mails.Should().Be(2);
    }

    private StoredPatch Read(Community community)
    {
        using var connection = Database.OpenForReading();
        using var mails = new StoredMails(connection, community, folder.At("data"));
        return mails.ReadPatch("leak@example.org");
    }
}
