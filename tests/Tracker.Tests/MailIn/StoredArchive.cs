using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core;
using Tracker.Core.MailIn;
using Tracker.Core.Patches;
using Tracker.Core.Storage;
using Tracker.Testing;

namespace Tracker.Tests.MailIn;

/// <summary>A database file and archives whose batches a test writes down; a mail's text is "id subject-with-spaces".</summary>
internal sealed class StoredArchive : IDisposable
{
    public static readonly DateTimeOffset Posted = new(2024, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TempFolder folder = new();

    public StoredArchive()
    {
        Database = TrackerDatabase.In(folder.Path);
        Connection = Database.OpenForWriting();
    }

    public TrackerDatabase Database { get; }

    public SqliteConnection Connection { get; }

    public DateOnly? Since { get; set; }

    public MailIntakeResult TakeIn(params ArchiveBatch[] batches) => TakeIn("list", new ListedBatches(_ => batches));

    public MailIntakeResult TakeIn(string archive, params ArchiveBatch[] batches) => TakeIn(archive, new ListedBatches(_ => batches));

    public MailIntakeResult TakeIn(string archive, ArchiveReader reader, CancellationToken cancellationToken = default) =>
        new MailIntake(Database, new FixedClock(Posted.AddDays(1)), Read).TakeIn(
            Connection, "linux", new Archive(archive, "/nowhere", ArchiveFormat.Mbox, Since), reader, new Progress(), cancellationToken);

    public IReadOnlyList<T> Query<T>(string sql) => [.. Connection.Query<T>(sql)];

    public T One<T>(string sql) => Connection.QuerySingle<T>(sql);

    public static ArchiveBatch Batch(string bookmark, params RawMail[] mails) => new("0", mails, [], null, [], bookmark);

    public static RawMail Mail(string locator, string text) => new(locator, Encoding.UTF8.GetBytes(text), Posted);

    public void Dispose()
    {
        Connection.Dispose();
        folder.Dispose();
    }

    private static MailReading Read(byte[] raw, DateTimeOffset? archivedAt)
    {
        var text = Encoding.UTF8.GetString(raw, 0, Math.Min(raw.Length, 200_000));
        if (text.StartsWith("spam"))
            return new MailReading.SetAside("It has no Message-ID.");
        var space = text.IndexOf(' ');
        var subject = PatchSubject.Parse(text[(space + 1)..]);
        var person = new Person("Ada Author", "ada@example.org");
        return new MailReading.Mail(new MailFacts
        {
            MessageId = text[..space],
            Date = archivedAt,
            PostedAt = text.Contains("(old)") ? Posted.AddYears(-1) : Posted,
            From = person,
            Subject = text[(space + 1)..],
            InReplyTo = subject.IsReply ? "first@x" : null,
            References = subject.IsReply ? ["root@x", "first@x"] : [],
            Kind = subject.IsPatch ? MailKind.Patch : MailKind.Discussion,
            Patch = subject.IsPatch ? Patch(subject, person) : null,
        });
    }

    private static PatchFacts Patch(PatchSubject subject, Person author) => new()
    {
        Subject = subject,
        Author = author,
        AuthoredAt = Posted,
        Diff = PatchDiff.Read(Encoding.UTF8.GetBytes(MailBuilder.Diff("net/tcp.c", "new", "old"))),
        ChangeId = "20240501-leak",
        LinkedMessageIds = ["v1@x", "v0@x"],
    };

    private sealed class Progress : IProgress<long>
    {
        public void Report(long value)
        {
        }
    }
}

/// <summary>An archive that is a list of batches.</summary>
internal sealed class ListedBatches(Func<ReadSoFar, IEnumerable<ArchiveBatch>> batches) : ArchiveReader
{
    public override void Fetch(IProgress<string> progress, CancellationToken cancellationToken)
    {
    }

    public override IEnumerable<ArchiveBatch> ReadNew(ReadSoFar soFar, CancellationToken cancellationToken) => batches(soFar);

    public override byte[]? Read(MailPlace place) => null;
}
