using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Notes.Reading;

namespace Tracker.Core.Episodes;

/// <summary>
/// After a pass: what episodes spoke of and was in no archive may be there now. Asked only where the pass brought mails
/// from before the episode was aired, so that a night costs next to nothing.
/// </summary>
internal sealed class EpisodeStep(SqliteConnection connection)
{
    private readonly EpisodeRows rows = new(connection);
    private readonly EpisodeStore store = new(connection);

    /// <param name="before">How the archives stood before the pass.</param>
    /// <returns>How many mentions were found.</returns>
    public long Run(MailsBefore before, CancellationToken cancellationToken)
    {
        var found = 0L;
        var episodes = rows.All();
        var oldest = episodes.Count == 0 ? null : before.OldestNew(connection);
        foreach (var episode in episodes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var transaction = connection.BeginTransaction();
            if (episode.Reader != MentionReader.Version)
                ReadAgain(episode);
            else if (episode.Found < episode.Mentions && oldest <= episode.Aired.AddDays(1))
                found += AskAgain(episode);
            transaction.Commit();
        }
        return found;
    }

    private long AskAgain(EpisodeRow episode)
    {
        var finding = new MentionFinding(connection, episode.Aired);
        var found = rows.Mentions(episode.EpisodeKey).Where(stored => stored.Mail is null).Select(stored => finding.Find(stored.Mention)).Where(stored => stored.Mail is not null).ToList();
        foreach (var (mention, mail) in found)
        {
            if (mail is not null)
                store.SetFound(episode.EpisodeKey, mention.Start, mail);
        }
        return found.Count;
    }

    /// <summary>What was found before stays found, also where the archive that had it is followed no longer.</summary>
    private void ReadAgain(EpisodeRow episode)
    {
        var finding = new MentionFinding(connection, episode.Aired);
        var known = rows.Mentions(episode.EpisodeKey).ToDictionary(stored => stored.Mention.Start);
        store.Replace(episode.EpisodeKey, [.. MentionReader.Read(rows.Text(episode.EpisodeKey)).Take(EpisodeNotes.MostMentions).Select(mention => Keep(finding.Find(mention), known))]);
    }

    private static StoredMention Keep(StoredMention read, Dictionary<int, StoredMention> known) =>
        read.Mail is null && known.TryGetValue(read.Mention.Start, out var before) && before.Mention.Quote == read.Mention.Quote ? read with { Mail = before.Mail } : read;
}

/// <summary>How the archives stood before a pass.</summary>
/// <param name="NewestKey">Later mails have greater keys.</param>
/// <param name="IsUnsettled">An archive was about to be read from its beginning, or the pass before this one was killed.</param>
internal sealed record MailsBefore(long NewestKey, bool IsUnsettled)
{
    /// <summary>With more new mails than these it is not worth looking at each.</summary>
    private const int Many = 200_000;

    [method: ExplicitConstructor]
    private sealed record Row(long NewestKey, long IsUnsettled);

    public static MailsBefore Of(SqliteConnection connection)
    {
        var row = connection.QuerySingle<Row>(
            """
            SELECT coalesce((SELECT max(mail_key) FROM mails), 0) AS NewestKey,
                   EXISTS (SELECT 1 FROM archives WHERE is_followed = 1 AND read_at IS NULL)
                   OR EXISTS (SELECT 1 FROM sync_passes WHERE pass_key = (SELECT max(pass_key) FROM sync_passes) AND ended_at IS NULL) AS IsUnsettled
            """);
        return new(row.NewestKey, row.IsUnsettled != 0);
    }

    /// <summary>When the oldest mail was posted that has come since; null: none has.</summary>
    public DateTimeOffset? OldestNew(SqliteConnection connection)
    {
        if (IsUnsettled)
            return DateTimeOffset.MinValue;
        var (count, oldest) = connection.QuerySingle<(long, long?)>(
            "SELECT COUNT(*), min(posted_at) FROM (SELECT posted_at FROM mails WHERE mail_key > @NewestKey LIMIT @Many)", new { NewestKey, Many });
        return count >= Many ? DateTimeOffset.MinValue : oldest is { } at ? DateTimeOffset.FromUnixTimeSeconds(at) : null;
    }
}
