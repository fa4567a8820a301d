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
    private readonly Dictionary<Person, long> people = [];

    private readonly PreparedStatement find = new(
        connection,
        """
        SELECT mail_key
        FROM   mails
        WHERE  community_key = @community AND message_id = @id
        """, "@community", "@id");

    private readonly PreparedStatement insert = new(
        connection,
        """
        INSERT INTO mails (community_key, message_id, kind, subject, person_key, dated_at, posted_at, thread_hash, in_reply_to, refs)
        VALUES            (@community, @id, @kind, @subject, @person, @datedAt, @postedAt, @thread, @inReplyTo, @refs)
        RETURNING         mail_key
        """, "@community", "@id", "@kind", "@subject", "@person", "@datedAt", "@postedAt", "@thread", "@inReplyTo", "@refs");

    private readonly PreparedStatement update = new(
        connection,
        """
        UPDATE mails
        SET    kind = @kind, subject = @subject, person_key = @person, dated_at = @datedAt, posted_at = @postedAt,
               thread_hash = @thread, in_reply_to = @inReplyTo, refs = @refs
        WHERE  mail_key = @mail
        """, "@kind", "@subject", "@person", "@datedAt", "@postedAt", "@thread", "@inReplyTo", "@refs", "@mail");

    private readonly PreparedStatement delete = new(
        connection,
        """
        DELETE FROM mails
        WHERE       mail_key = @mail
        """, "@mail");

    private readonly PreparedStatement person = new(
        connection,
        """
        INSERT INTO people (email, name) VALUES (@email, @name)
        ON CONFLICT (email, name) DO UPDATE SET email = excluded.email
        RETURNING   person_key
        """, "@email", "@name");

    public long? Find(SqliteTransaction transaction, string messageId) => find.Number(transaction, communityKey, messageId);

    public long Insert(SqliteTransaction transaction, MailFacts mail)
    {
        var key = insert.Number(
            transaction, communityKey, mail.MessageId, (long)mail.Kind, StoredText.Cut(mail.Subject, LongestSubject), PersonKey(transaction, mail.From),
            mail.Date?.ToUnixTimeSeconds(), mail.PostedAt.ToUnixTimeSeconds(), StableHash.Of(mail.ThreadId), Usable(mail.InReplyTo), References(mail))
            ?? throw new InvalidOperationException(mail.MessageId);
        if (mail.Patch is { } patch)
            patches.Put(transaction, key, patch, PersonKey(transaction, patch.Author));
        return key;
    }

    /// <summary>Other facts under the same message-id and key. What was derived from the old ones is made again.</summary>
    public void Replace(SqliteTransaction transaction, long key, MailFacts mail)
    {
        update.Run(
            transaction, (long)mail.Kind, StoredText.Cut(mail.Subject, LongestSubject), PersonKey(transaction, mail.From),
            mail.Date?.ToUnixTimeSeconds(), mail.PostedAt.ToUnixTimeSeconds(), StableHash.Of(mail.ThreadId), Usable(mail.InReplyTo), References(mail), key);
        patches.Remove(transaction, key);
        if (mail.Patch is { } patch)
            patches.Put(transaction, key, patch, PersonKey(transaction, patch.Author));
    }

    public void Remove(SqliteTransaction transaction, long key)
    {
        patches.Remove(transaction, key);
        delete.Run(transaction, key);
    }

    public void Dispose()
    {
        patches.Dispose();
        find.Dispose();
        insert.Dispose();
        update.Dispose();
        delete.Dispose();
        person.Dispose();
    }

    private long PersonKey(SqliteTransaction transaction, Person who)
    {
        if (people.TryGetValue(who, out var known))
            return known;
        if (people.Count >= MostPeopleCached)
            people.Clear();
        var key = person.Number(transaction, StoredText.Cut(who.Email, LongestSubject), StoredText.Cut(who.Name, LongestSubject))
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
