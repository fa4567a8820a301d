using Microsoft.Data.Sqlite;
using Tracker.Core.Storage;

namespace Tracker.Core.MailIn;

/// <summary>The rows of mails and of the people who wrote them.</summary>
internal sealed class MailRows(SqliteConnection connection, long communityKey) : IDisposable
{
    /// <summary>A mail with a longer message-id is set aside: nobody can refer to it (RFC 5322 lines end at 998 characters).</summary>
    public const int LongestId = 1000;

    /// <summary>Longer subjects are cut; what was parsed of them (title hash, version) is of the whole.</summary>
    private const int LongestSubject = 1000;

    /// <summary>Of longer chains the thread's first and the nearest ones are kept.</summary>
    private const int MostReferences = 200;

    private const int MostPeopleCached = 100_000;

    private readonly PatchRows patches = new(connection);
    private readonly ClaimRows claims = new(connection, communityKey);
    private readonly PullRows pulls = new(connection);
    private readonly AnnouncementRows announcements = new(connection);
    private readonly Dictionary<Person, long> people = [];

    private readonly Statement find = new(
        connection,
        """
        SELECT mail_key
        FROM   mails
        WHERE  community_key = ?1 AND message_id = ?2
        """);

    private readonly Statement insert = new(
        connection,
        """
        INSERT INTO mails (community_key, message_id, kind, subject, person_key, dated_at, posted_at, thread_hash, in_reply_to, refs)
        VALUES            (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        RETURNING         mail_key
        """);

    private readonly Statement update = new(
        connection,
        """
        UPDATE mails
        SET    kind = ?3, subject = ?4, person_key = ?5, dated_at = ?6, posted_at = ?7, thread_hash = ?8, in_reply_to = ?9, refs = ?10
        WHERE  mail_key = ?1
        """);

    private readonly Statement delete = new(
        connection,
        """
        DELETE FROM mails
        WHERE       mail_key = ?1
        """);

    private readonly Statement person = new(
        connection,
        """
        INSERT INTO people (email, name) VALUES (?1, ?2)
        ON CONFLICT (email, name) DO UPDATE SET email = excluded.email
        RETURNING   person_key
        """);

    public long? Find(string messageId) => find.Bind(1, communityKey).Bind(2, messageId).Run();

    public long Insert(MailFacts mail)
    {
        var key = BindFacts(insert.Bind(1, communityKey).Bind(2, mail.MessageId), mail).Run() ?? throw new InvalidOperationException(mail.MessageId);
        PutContents(key, mail);
        return key;
    }

    /// <summary>Other facts under the same message-id and key. What was derived from the old ones is made again.</summary>
    public void Replace(long key, MailFacts mail)
    {
        BindFacts(update.Bind(1, key), mail).Run();
        RemoveContents(key);
        PutContents(key, mail);
    }

    public void Remove(long key)
    {
        RemoveContents(key);
        delete.Bind(1, key).Run();
    }

    public void Dispose()
    {
        patches.Dispose();
        claims.Dispose();
        pulls.Dispose();
        announcements.Dispose();
        find.Dispose();
        insert.Dispose();
        update.Dispose();
        delete.Dispose();
        person.Dispose();
    }

    /// <summary>From the third parameter on the two statements that write a mail have the same ones.</summary>
    private Statement BindFacts(Statement statement, MailFacts mail) => statement
        .Bind(3, (long)mail.Kind)
        .Bind(4, StoredText.Cut(mail.Subject, LongestSubject))
        .Bind(5, PersonKey(mail.From))
        .Bind(6, mail.Date?.ToUnixTimeSeconds())
        .Bind(7, mail.PostedAt.ToUnixTimeSeconds())
        .Bind(8, StableHash.Of(mail.ThreadId))
        .Bind(9, Usable(mail.InReplyTo))
        .Bind(10, References(mail));

    private void PutContents(long key, MailFacts mail)
    {
        if (mail.Patch is { } patch)
            patches.Put(key, patch, PersonKey(patch.Author));
        claims.Put(key, mail.Claims);
        pulls.Put(key, mail.Pull);
        announcements.Put(key, mail.Announcements);
    }

    private void RemoveContents(long key)
    {
        patches.Remove(key);
        claims.Remove(key);
        pulls.Remove(key);
        announcements.Remove(key);
    }

    private long PersonKey(Person who)
    {
        if (people.TryGetValue(who, out var known))
            return known;
        if (people.Count >= MostPeopleCached)
            people.Clear();
        var key = person.Bind(1, StoredText.Cut(who.Email, LongestSubject)).Bind(2, StoredText.Cut(who.Name, LongestSubject)).Run()
            ?? throw new InvalidOperationException(who.Email);
        return people[who] = key;
    }

    private static string? References(MailFacts mail)
    {
        var usable = mail.References.Where(id => Usable(id) is not null).ToList();
        if (usable.Count == 0 || (usable is [var only] && only == mail.InReplyTo))
            return null;
        return string.Join(' ', usable.Count <= MostReferences ? usable : [usable[0], .. usable.TakeLast(MostReferences - 1)]);
    }

    private static string? Usable(string? messageId) =>
        messageId is { Length: > 0 and <= LongestId } && !messageId.Contains(' ', StringComparison.Ordinal) ? messageId : null;
}
