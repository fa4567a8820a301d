using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;
using Tracker.Core.MailIn;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>What people wrote in a community in a span: what was posted, who answered to what.</summary>
/// <remarks>Every mail of the span is read once, by the index that has them in order; none besides.</remarks>
internal sealed class DraftActivity
{
    /// <summary>What is read mail by mail; of what else people wrote the number is enough.</summary>
    private static readonly MailKind[] Read = [MailKind.Discussion, MailKind.Reply];

    private static readonly MailKind[] Counted = [MailKind.Cover, MailKind.Patch, MailKind.PullRequest, MailKind.Announcement, MailKind.Applied];

    private static readonly long[] Written = [.. Read.Concat(Counted).Select(kind => (long)kind)];

    private readonly SqliteConnection connection;
    private readonly long community;
    private readonly DraftSpan span;
    private readonly Dictionary<long, MovedSeries> moved = [];

    public DraftActivity(SqliteConnection connection, long community, DraftSpan span)
    {
        (this.connection, this.community, this.span) = (connection, community, span);
        foreach (var (key, email, name) in Writers())
            People.Add(key, new Person(name, email));
        WriterCount = People.Count;
        foreach (var version in Versions())
            Of(version.SeriesKey).Versions.Add((version.PostedAt, version.Parts));
        ReadMails();
    }

    public DraftPeople People { get; } = new();

    /// <summary>How many people wrote something.</summary>
    public int WriterCount { get; }

    /// <summary>What people wrote, not what robots did.</summary>
    public int Mails { get; private set; }

    public DraftReports Reports { get; } = new();

    public IReadOnlyCollection<MovedSeries> Moved => moved.Values;

    private void ReadMails()
    {
        using var ancestors = new DraftAncestors(connection, community);
        Mails = Counted.Sum(Count);
        foreach (var kind in Read)
        {
            foreach (var mail in OfKind(kind))
            {
                Mails++;
                Reports.See(mail, People[mail.PersonKey]);
                if (ancestors.SeriesOf(mail) is { } series)
                    Of(series).Answer(People[mail.PersonKey]);
            }
        }
    }

    private MovedSeries Of(long series) => moved.TryGetValue(series, out var known) ? known : moved[series] = new MovedSeries(series);

    private object Span(MailKind kind = default) =>
        new { community, kind = (long)kind, Written, since = span.Since.ToUnixTimeSeconds(), until = span.Until.ToUnixTimeSeconds() };

    private int Count(MailKind kind) => connection.ExecuteScalar<int>(
        """
        SELECT count(*)
        FROM   mails INDEXED BY mails_by_time
        WHERE  community_key = @community AND kind = @kind AND posted_at >= @since AND posted_at < @until
        """, Span(kind));

    private IEnumerable<(long Key, string Email, string Name)> Writers() => connection.Query<(long, string, string)>(
        """
        SELECT p.person_key, p.email, p.name
        FROM   (SELECT DISTINCT person_key
                FROM   mails INDEXED BY mails_by_time
                WHERE  community_key = @community AND kind IN @Written AND posted_at >= @since AND posted_at < @until) w
               CROSS JOIN people p ON p.person_key = w.person_key
        """, Span());

    private IEnumerable<VersionRow> Versions() => connection.Query<VersionRow>(
        """
        SELECT v.series_key AS SeriesKey, v.posted_at AS PostedAt, v.parts AS Parts
        FROM   mails m INDEXED BY mails_by_time
               CROSS JOIN versions v ON v.version_key = m.mail_key
        WHERE  m.community_key = @community AND m.kind IN (1, 2) AND m.posted_at >= @since AND m.posted_at < @until
        """, Span());

    private IEnumerable<WrittenMail> OfKind(MailKind kind) => connection.Query<WrittenMail>(
        """
        SELECT   message_id AS MessageId, subject AS Subject, person_key AS PersonKey, posted_at AS PostedAt, thread_hash AS ThreadHash,
                 in_reply_to AS InReplyTo, refs AS Refs
        FROM     mails INDEXED BY mails_by_time
        WHERE    community_key = @community AND kind = @kind AND posted_at >= @since AND posted_at < @until
        ORDER BY posted_at
        """, Span(kind), buffered: false);

    private sealed record VersionRow(long SeriesKey, long PostedAt, long Parts);
}

/// <summary>A mail that is no patch.</summary>
internal sealed record WrittenMail(
    string MessageId, string Subject, long PersonKey, long PostedAt, long ThreadHash, string? InReplyTo, string? Refs)
{
    public DateTimeOffset At => CoverageReading.Time(PostedAt);

    /// <summary>Nearest first.</summary>
    public IEnumerable<string> Ancestors => (InReplyTo is null ? [] : Enumerable.Repeat(InReplyTo, 1))
        .Concat((Refs ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Reverse());
}

/// <summary>A series of which something was posted, or to which somebody answered.</summary>
internal sealed class MovedSeries(long seriesKey)
{
    private readonly Dictionary<int, int> replies = [];

    public long SeriesKey { get; } = seriesKey;

    /// <summary>That were posted in the span.</summary>
    public List<(long PostedAt, long Parts)> Versions { get; } = [];

    public int Replies => replies.Values.Sum();

    /// <summary>Who answered.</summary>
    public int People => replies.Count;

    public void Answer(int person) => replies[person] = replies.GetValueOrDefault(person) + 1;

    /// <param name="author">Among the people; -1 where nothing of the author's is in the span.</param>
    public int Score(int author, bool isFirst) => DraftScore.Of(
        Versions.Count, isFirst, Versions.Count == 0 ? 0 : (int)Versions.Max(version => version.Parts),
        replies.GetValueOrDefault(author), [.. replies.Where(one => one.Key != author).Select(one => one.Value)]);
}
