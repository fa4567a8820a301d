using System.Text;
using FluentAssertions;
using Tracker.Core;
using Tracker.Core.MailIn;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.MailIn;

public sealed class PublicInboxArchiveTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Dictionary<string, string> bookmarks = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void AnEpochsMailsComeOldestFirstWithTheDayTheyCame()
    {
        var epoch = Epoch("git/0.git");
        epoch.Add("a", new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        epoch.Add("b", new DateTimeOffset(2024, 1, 2, 0, 0, 0, TimeSpan.Zero));
        var mails = Read().SelectMany(batch => batch.Mails).ToList();
        mails.Select(Text).Should().Equal("a", "b");
        mails[1].ArchivedAt.Should().Be(new DateTimeOffset(2024, 1, 2, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void OnlyWhatIsNewIsRead()
    {
        var epoch = Epoch("git/0.git");
        epoch.Add("a");
        Read();
        Read().Should().BeEmpty();
        epoch.Add("b");
        New().Should().Equal("b");
    }

    [Fact]
    public void ANewEpochIsNoticed()
    {
        Epoch("0.git").Add("a");
        Read();
        Epoch("1.git").Add("b");
        var batch = Read().Should().ContainSingle().Subject;
        batch.Source.Should().Be("1");
        batch.Mails.Select(Text).Should().Equal("b");
    }

    [Fact]
    public void AMailIsFoundAgainByItsPlace()
    {
        Epoch("git/0.git").Add("a");
        using var archive = Archive();
        var mail = archive.ReadNew(SoFar(), CancellationToken.None).Single().Mails.Single();
        Encoding.UTF8.GetString(archive.Read(new MailPlace("0", mail.Locator))!).Should().Be("a");
        archive.Read(new MailPlace("7", mail.Locator)).Should().BeNull();
        archive.Read(new MailPlace("0", new string('1', 40))).Should().BeNull();
        archive.Read(new MailPlace("0", "nonsense")).Should().BeNull();
    }

    [Fact]
    public void ARemovedMailIsSaid()
    {
        var epoch = Epoch("git/0.git");
        epoch.Add("a");
        epoch.Add("b");
        var first = Read().Single().Mails[0];
        epoch.Remove("a");
        Read().Single().Removed.Should().Equal(first.Locator);
    }

    [Fact]
    public void AMailThatCameAndWentIsNotThereAndOneThatCameBackIs()
    {
        var epoch = Epoch("git/0.git");
        epoch.Add("a");
        epoch.Remove("a");
        epoch.Add("b");
        epoch.Remove("b");
        epoch.Add("b");
        var there = new HashSet<string>();
        foreach (var batch in Read())
        {
            there.ExceptWith(batch.Removed);
            there.UnionWith(batch.Mails.Select(Text));
        }
        there.Should().Equal("b");
    }

    [Fact]
    public void AnEpochWhoseHistoryWasEditedIsReadAgainWholeAndSaysWhatIsAlive()
    {
        var epoch = Epoch("git/0.git");
        epoch.Add("a");
        epoch.Add("secret");
        epoch.Add("b");
        Read();
        epoch.Rewrite();
        epoch.Add("a");
        epoch.Add("b");
        epoch.Add("c");
        var batch = Read().Single();
        batch.Mails.Select(Text).Should().Equal("a", "b", "c");
        batch.Alive.Should().BeEquivalentTo(batch.Mails.Select(mail => mail.Locator));
    }

    [Fact]
    public void OneBareEpochIsAnArchiveToo()
    {
        var epoch = Epoch("some.git");
        epoch.Add("a");
        Read("some.git").Single().Source.Should().Be("");
    }

    [Fact]
    public void ManyMailsComeInBatchesThatCanEachBeStored()
    {
        var epoch = Epoch("git/0.git");
        epoch.AddMany(2500);
        var batches = Read();
        batches.Should().HaveCount(3);
        bookmarks["0"] = batches[1].Bookmark;
        New().Should().HaveCount(500);
    }

    [Fact]
    public void MailsFromLongBeforeTheFirstDayAreNotRead()
    {
        var epoch = Epoch("git/0.git");
        epoch.Add("old", new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero));
        epoch.Add("new", new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Read(".", new DateOnly(2023, 1, 1)).SelectMany(batch => batch.Mails).Select(Text).Should().Equal("new");
    }

    [Fact]
    public void AnEmptyEpochHasNoMails()
    {
        Epoch("git/0.git");
        Read().Should().BeEmpty();
    }

    [Fact]
    public void AFolderThatIsNoArchiveIsSaid()
    {
        folder.Write("plain/file", "");
        var read = () => Read("plain");
        read.Should().Throw<TrackerException>().WithMessage("Archive 'list': *holds no public-inbox archive*");
    }

    [Fact]
    public void NothingIsWrittenIntoALocalArchive()
    {
        Epoch("git/0.git").Add("a");
        var before = Files();
        Read();
        Files().Should().Equal(before);
    }

    [Fact]
    public void AMailWhoseBlobIsMissingIsSetAside()
    {
        var epoch = Epoch("git/0.git");
        epoch.Add("a");
        epoch.Add("b");
        var blob = epoch.Git("rev-parse", "master:m");
        File.Delete(folder.At("git", "0.git", "objects", blob[..2], blob[2..]));
        var batch = Read().Single();
        batch.Mails.Select(Text).Should().Equal("a");
        batch.Unreadable.Should().ContainSingle().Which.Locator.Should().Be(blob);
    }

    [Fact]
    public void EpochsAreDiscoveredAtAUrlAndFetched()
    {
        Epoch("list/git/0.git").Add("a");
        using var server = new GitHttpServer(folder.Path);
        Sync(server.Url + "/list").Should().Equal("a");
        Epoch("list/git/1.git").Add("b");
        Sync(server.Url + "/list").Should().Equal("b");
        Sync(server.Url + "/list").Should().BeEmpty();
    }

    [Fact]
    public void EpochsOlderThanTheFirstDayAreNotFetched()
    {
        foreach (var year in new[] { 2020, 2021, 2022, 2023 })
            Epoch($"list/git/{year - 2020}.git").Add($"{year}", new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var server = new GitHttpServer(folder.Path);
        Sync(server.Url + "/list", new DateOnly(2022, 6, 1)).Should().Equal("2023");
        Directory.GetDirectories(folder.At("fetched", "git")).Select(Path.GetFileName).Should().BeEquivalentTo("2.git", "3.git");
    }

    [Fact]
    public void ARepositoryByItselfIsFetchedFromItsUrl()
    {
        Epoch("list.git").Add("a");
        using var server = new GitHttpServer(folder.Path);
        Sync(server.Url + "/list.git").Should().Equal("a");
    }

    [Fact]
    public void AServerThatIsDownLeavesWhatWasFetched()
    {
        Epoch("list/git/0.git").Add("a");
        string url;
        using (var server = new GitHttpServer(folder.Path))
        {
            url = server.Url + "/list";
            Sync(url);
        }
        var sync = () => Sync(url);
        sync.Should().Throw<TrackerException>().WithMessage("Archive 'list' could not be fetched from*");
        bookmarks.Clear();
        using var archive = new PublicInboxArchive(new Archive("list", url, ArchiveFormat.PublicInbox, null), folder.At("fetched"));
        archive.ReadNew(SoFar(), CancellationToken.None).SelectMany(batch => batch.Mails).Select(Text).Should().Equal("a");
    }

    [Fact]
    public void AnArchiveOfTheFirstFormatIsReadByItsFiles()
    {
        using var tree = new TempTree();
        tree.Commit("add", $"aa/{new string('1', 38)}", "a");
        tree.Commit("add", $"bb/{new string('2', 38)}", "b");
        tree.Commit("other", "description", "not a mail");
        string[] First() => [.. ReadAt(tree.Path).SelectMany(batch => batch.Mails).Select(Text).Order()];
        First().Should().Equal("a", "b");
        First().Should().BeEmpty();
        tree.Commit("add", $"aa/{new string('3', 38)}", "c");
        First().Should().Equal("c");
        tree.Git("rm", "-q", $"bb/{new string('2', 38)}");
        tree.Commit("removed", $"aa/{new string('4', 38)}", "d");
        var batch = ReadAt(tree.Path).Single();
        batch.Removed.Should().ContainSingle();
        batch.Mails.Select(Text).Should().Equal("d");
    }

    [Fact]
    public void ADamagedEpochIsNotTakenForAnEmptyOne()
    {
        var epoch = Epoch("git/0.git");
        epoch.Add("a");
        epoch.Lose("master");
        var read = () => Read();
        read.Should().Throw<InvalidDataException>().WithMessage("the last commit of epoch '0' is damaged*");
    }

    [Fact]
    public void ACommitThatIsGoneIsSetAsideUnlessTheEpochWasClonedInPart()
    {
        var epoch = Epoch("git/0.git");
        foreach (var mail in new[] { "a", "b", "c" })
            epoch.Add(mail);
        var gone = epoch.Lose("master~1");
        Read().Single().Unreadable.Should().ContainSingle().Which.Locator.Should().Be(gone);
        bookmarks.Clear();
        folder.Write("git/0.git/shallow", gone);
        var batch = Read().Single();
        batch.Unreadable.Should().BeEmpty();
        batch.Mails.Select(Text).Should().Equal("c");
    }

    [Fact]
    public void AFolderThatIsGoneTakesNoMailsOut()
    {
        var epoch = Epoch("git/0.git");
        epoch.Add("a");
        epoch.Add("b");
        var gone = epoch.Lose("master~1^{tree}");
        Read().Single().Unreadable.Should().ContainSingle().Which.Reason.Should().Contain(gone);
    }

    private TempEpoch Epoch(string name) => new(folder.At(name));

    private PublicInboxArchive Archive(string at = ".", DateOnly? since = null) =>
        new(new Archive("list", folder.At(at), ArchiveFormat.PublicInbox, since), folder.At("fetched"));

    private ReadSoFar SoFar() => new(bookmarks, _ => new HashSet<string>());

    private List<ArchiveBatch> Read(string at = ".", DateOnly? since = null)
    {
        using var archive = Archive(at, since);
        return Remember(archive);
    }

    private List<ArchiveBatch> ReadAt(string url)
    {
        using var archive = new PublicInboxArchive(new Archive("list", url, ArchiveFormat.PublicInbox, null), folder.At("fetched"));
        return Remember(archive);
    }

    private string[] New() => [.. Read().SelectMany(batch => batch.Mails).Select(Text)];

    private string[] Sync(string url, DateOnly? since = null)
    {
        using var archive = new PublicInboxArchive(new Archive("list", url, ArchiveFormat.PublicInbox, since), folder.At("fetched"));
        archive.Fetch(new Progress<string>(), CancellationToken.None);
        return [.. Remember(archive).SelectMany(batch => batch.Mails).Select(Text)];
    }

    private List<ArchiveBatch> Remember(PublicInboxArchive archive)
    {
        var batches = archive.ReadNew(SoFar(), CancellationToken.None).ToList();
        foreach (var batch in batches)
            bookmarks[batch.Source] = batch.Bookmark;
        return batches;
    }

    private string[] Files() => [.. Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Order()];

    private static string Text(RawMail mail) => Encoding.UTF8.GetString(mail.Bytes);

    /// <summary>An epoch that public-inbox-v2 would write: a commit a mail, its tree holding that mail alone.</summary>
    private sealed class TempEpoch
    {
        private readonly string path;

        public TempEpoch(string path)
        {
            this.path = path;
            Directory.CreateDirectory(path);
            GitCommand.Run(path, "init", "--quiet", "--bare", "--initial-branch=master");
        }

        public string Git(params string[] arguments) => GitCommand.Run(path, arguments);

        public void Add(string mail, DateTimeOffset? at = null) => Import('m', [mail], at);

        /// <summary>Its object is there no longer.</summary>
        public string Lose(string name)
        {
            var id = Git("rev-parse", name);
            File.Delete(Path.Combine(path, "objects", id[..2], id[2..]));
            return id;
        }

        public void Remove(string mail) => Import('d', [mail], null);

        public void AddMany(int mails) => Import('m', [.. Enumerable.Range(0, mails).Select(number => $"mail {number}")], null);

        public void Rewrite() => Git("update-ref", "-d", "refs/heads/master");

        private void Import(char name, string[] mails, DateTimeOffset? at)
        {
            var seconds = (at ?? new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero)).ToUnixTimeSeconds();
            var parent = Git("for-each-ref", "--format=%(objectname)", "refs/heads/master");
            var script = string.Concat(mails.Select((mail, number) =>
                $"commit refs/heads/master\nauthor Ada <ada@example.org> {seconds} +0000\ncommitter Ada <ada@example.org> {seconds} +0000\ndata 1\nx\n"
                + (number == 0 && parent.Length > 0 ? $"from {parent}\n" : "")
                + $"deleteall\nM 100644 inline {name}\ndata {mail.Length}\n{mail}\n\n"));
            GitCommand.RunWith(path, DateTimeOffset.UnixEpoch, null, script, "fast-import", "--quiet");
        }
    }
}
