using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core;
using Tracker.Core.Series;
using Tracker.Core.Storage;
using Tracker.Testing;

namespace Tracker.Tests.Series;

/// <summary>A database with a community, into which mails are put as the mail stage leaves them.</summary>
internal sealed class SeriesTables : IDisposable
{
    private readonly TempFolder folder = new();

    public SeriesTables()
    {
        Connection = new TrackerDatabase(folder.At("t.db")).OpenForWriting();
        Connection.Execute("INSERT INTO communities (community_key, name) VALUES (1, 'example')");
    }

    public SqliteConnection Connection { get; }

    public SeriesTables Add(IEnumerable<SeriesMail> mails)
    {
        using var transaction = Connection.BeginTransaction();
        foreach (var mail in mails)
            Add(mail, transaction);
        transaction.Commit();
        return this;
    }

    public SeriesTables Run(int batch = 1000)
    {
        new SeriesStep(batch).Run(Connection, new Progress<long>(), CancellationToken.None);
        return this;
    }

    /// <summary>Every row that the step writes, and what a search finds.</summary>
    public string[] Rows() =>
    [
        .. Connection.Query<string>("SELECT printf('key %d %d', key_hash, cluster) FROM series_keys ORDER BY key_hash"),
        .. Connection.Query<string>("SELECT printf('member %d %d', mail_key, cluster) FROM series_members ORDER BY mail_key"),
        .. Connection.Query<string>("SELECT json_array(series_key, cluster, community_key, title, person_key, first_posted_at, last_posted_at) FROM series ORDER BY series_key"),
        .. Connection.Query<string>("SELECT json_array(version_key, series_key, position, number, is_rfc, is_resend, cover_key, parts, title, posted_at, link_reason) FROM versions ORDER BY version_key"),
        .. Connection.Query<string>("SELECT json_array(version_key, part, mail_key, is_carried_over, is_double) FROM version_parts ORDER BY version_key, part, mail_key"),
        .. Found("leak").Select(key => $"found {key}"),
        .. Connection.Query<string>("SELECT 'queued ' || mail_key FROM series_queue"),
    ];

    public IEnumerable<long> Found(string words) =>
        Connection.Query<long>("SELECT rowid FROM series_search WHERE series_search MATCH @words ORDER BY rowid", new { words });

    public void Dispose()
    {
        Connection.Dispose();
        folder.Dispose();
    }

    private void Add(SeriesMail mail, SqliteTransaction transaction)
    {
        var person = PersonKey(mail.Sender, transaction);
        Connection.Execute(
            """
            INSERT INTO mails (mail_key, community_key, message_id, kind, subject, person_key, posted_at, thread_hash, in_reply_to, refs)
            VALUES (@MailKey, 1, @MessageId, 2, @Title, @person, @PostedAt, 0, @parent, @refs)
            """,
            new { mail.MailKey, mail.MessageId, mail.Title, person, mail.PostedAt, parent = mail.References is [.., var last] ? last : null, refs = OrNull(mail.References) },
            transaction);
        Connection.Execute(
            """
            INSERT INTO patches (mail_key, title, title_hash, version, part, parts, is_rfc, is_resend, prefixes, author_key, has_diff,
                                 content_hash, added, removed, change_id, links, extractor)
            VALUES (@MailKey, @Title, @TitleHash, @Version, @Part, @Parts, @IsRfc, @IsResend, @Prefixes, @person, 1,
                    @ContentHash, 1, 1, @ChangeId, @links, 1)
            """,
            new
            {
                mail.MailKey,
                mail.Title,
                mail.TitleHash,
                mail.Version,
                mail.Part,
                mail.Parts,
                mail.IsRfc,
                mail.IsResend,
                mail.Prefixes,
                person,
                mail.ContentHash,
                mail.ChangeId,
                links = OrNull(mail.LinkedMessageIds),
            },
            transaction);
        Connection.Execute("INSERT INTO series_queue (mail_key) VALUES (@MailKey)", mail, transaction);
    }

    // A person's key is made of the name, so that it is the same in whatever order the mails come.
    private long PersonKey(Person person, SqliteTransaction transaction)
    {
        var key = StableHash.Of(person.ToString());
        Connection.Execute("INSERT OR IGNORE INTO people (person_key, email, name) VALUES (@key, @Email, @Name)", new { key, person.Email, person.Name }, transaction);
        return key;
    }

    private static string? OrNull(IReadOnlyList<string> ids) => ids.Count == 0 ? null : string.Join(' ', ids);
}
