using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;
using Tracker.Core.MailIn;
using Tracker.Core.Patches;

namespace Tracker.Core;

/// <summary>What a correction is about, by the ids that it is stored with.</summary>
internal sealed record CorrectionTarget(long CommunityKey, string MessageId, string OtherId);

/// <summary>Finds what was typed in: a patch and a commit, or two series. One for each community that knows both.</summary>
internal sealed class CorrectionTargets(SqliteConnection connection)
{
    private const int MostCommitsNamed = 5;

    private const int ShownDigits = 12;

    /// <param name="mail">The patch's message-id, or a link to it.</param>
    /// <param name="commit">The commit's id, or the beginning of it.</param>
    /// <exception cref="TrackerException">One of them is not known, or not what it should be.</exception>
    public IReadOnlyList<CorrectionTarget> PatchAndCommit(string mail, string commit)
    {
        var patches = Patches(ReadMessageId(mail));
        var commits = Commits(commit);
        var both = commits.Where(row => patches.Any(patch => patch.CommunityKey == row.CommunityKey)).ToList();
        if (both.Count == 0)
            throw new TrackerException($"The mail {patches[0].MessageId} and the commit {commits[0].Hex[..ShownDigits]} are of different communities.");
        if (both.DistinctBy(row => row.Hex).Skip(1).Any())
            throw new TrackerException($"Several commits begin so: {Named(both)}. Give more digits.");
        return [.. both.Select(row => new CorrectionTarget(row.CommunityKey, patches[0].MessageId, row.Hex))];
    }

    /// <param name="one">A series' number, or the message-id of one of its mails.</param>
    /// <param name="other">The same of the other series.</param>
    /// <exception cref="TrackerException">One of them is not known, or it is one and the same.</exception>
    public IReadOnlyList<CorrectionTarget> TwoSeries(string one, string other)
    {
        var (mails, others) = (SeriesMails(one), SeriesMails(other));
        var both = mails.Where(row => others.Any(found => found.CommunityKey == row.CommunityKey)).ToList();
        if (both.Count == 0)
            throw new TrackerException($"The series of {mails[0].MessageId} and of {others[0].MessageId} are of different communities.");
        // In one order, so that the same two are not said to be one in two ways.
        string[] ids = [mails[0].MessageId, others[0].MessageId];
        Array.Sort(ids, StringComparer.Ordinal);
        return ids[0] == ids[1]
            ? throw new TrackerException($"{ids[0]} is named twice: name the mails, or the numbers, of two series.")
            : [.. both.Select(row => new CorrectionTarget(row.CommunityKey, ids[0], ids[1]))];
    }

    private List<MailRow> Patches(string messageId)
    {
        var found = Mails(messageId);
        var patches = found.Where(row => row.Kind == (long)MailKind.Patch).ToList();
        return patches.Count > 0 ? patches
            : throw new TrackerException(found.Exists(row => row.Kind == (long)MailKind.Cover)
                ? $"The mail {messageId} is a cover letter. Name the patch that the commit is."
                : $"The mail {messageId} is no patch. Name the patch that the commit is.");
    }

    private List<CommitRow> Commits(string typed)
    {
        if (new QueryText(typed).CommitId is not { } hex)
            throw new TrackerException($"'{typed}' is no commit id. Give seven or more of its digits.");
        var (first, last) = CommitIdPrefix.Range(hex);
        var found = connection.Query<CommitRow>(
            """
            SELECT n.community_key AS CommunityKey, lower(hex(c.id)) AS Hex, c.title AS Title
            FROM   communities n
                   CROSS JOIN commits c ON c.community_key = n.community_key AND c.id BETWEEN @first AND @last
            LIMIT  1000
            """, new { first, last }).ToList();
        return found.Count > 0 ? found
            : throw new TrackerException($"No commit {hex} is known. Check its id, or run 'tracker sync' with the tree that has it.");
    }

    private static string Named(List<CommitRow> commits) => string.Join(
        ", ", commits.DistinctBy(row => row.Hex).Take(MostCommitsNamed).Select(row => $"{row.Hex[..ShownDigits]} ({row.Title})"));

    private List<MailRow> Mails(string messageId)
    {
        var found = connection.Query<MailRow>(
            """
            SELECT m.community_key AS CommunityKey, m.message_id AS MessageId, m.kind AS Kind
            FROM   communities n
                   CROSS JOIN mails m ON m.community_key = n.community_key AND m.message_id = @messageId
            """, new { messageId }).ToList();
        return found.Count > 0 ? found
            : throw new TrackerException($"No mail {messageId} is in the archives that are read. Check its id, or run 'tracker sync' when it is new.");
    }

    private List<MailRow> SeriesMails(string typed)
    {
        if (typed.Length > 0 && typed.All(char.IsAsciiDigit))
            return NumberedSeries(typed);
        var found = Mails(ReadMessageId(typed));
        var posted = found.Where(row => row.Kind is (long)MailKind.Patch or (long)MailKind.Cover).ToList();
        return posted.Count > 0 ? posted
            : throw new TrackerException($"The mail {found[0].MessageId} is no patch and no cover letter. Name one of the series.");
    }

    /// <summary>A series has the number of the mail that stands for one of its versions; one that was joined to another keeps it so.</summary>
    private List<MailRow> NumberedSeries(string number)
    {
        var found = connection.Query<MailRow>(
            """
            SELECT m.community_key AS CommunityKey, m.message_id AS MessageId, m.kind AS Kind
            FROM   versions v
                   CROSS JOIN mails m ON m.mail_key = v.version_key
            WHERE  v.version_key = @key
            """, new { key = long.TryParse(number, out var key) ? key : -1 }).ToList();
        return found.Count > 0 ? found : throw new TrackerException($"There is no series {number}. 'tracker status' tells a series' number.");
    }

    private static string ReadMessageId(string typed) =>
        MessageLinks.TryReadMessageId(typed, out var messageId) ? messageId
        : throw new TrackerException($"'{typed}' is no message-id. Give it as it stands in the mail, or a link to the mail.");

    private sealed record MailRow(long CommunityKey, string MessageId, long Kind);

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record CommitRow(long CommunityKey, string Hex, string Title);
}
