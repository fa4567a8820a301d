using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Patches;

namespace Tracker.Core.AnswersOut.Pulls;

/// <summary>Where a pull request is found in mainline.</summary>
/// <param name="At">When it came there; of the pr-tracker's word alone, when it said so.</param>
/// <param name="IsKnown">A tree that is followed has it; else the pr-tracker's word is all there is.</param>
internal sealed record PullLanding(
    string? Tree, string? Branch, string? MergeCommit, string? MergeTitle, DateTimeOffset At, bool IsKnown, string? Release, IReadOnlyList<string> Evidence);

/// <summary>Looks for pull requests in the branches of a community's mainline trees.</summary>
internal sealed class PullEvidence(SqliteConnection connection, long community)
{
    private const string Tip = "tip";
    private const string Merge = "merge";
    private const string Tracker = "pr-tracker";

    /// <summary>A tag's name may come again: a merge long after is of another request.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(90);

    /// <summary>Seven digits are few commits', and a title is few merges'.</summary>
    private const int Most = 20;

    public PullLanding? Find(PullRow pull, PullClaimAnswer? claim)
    {
        var found = pull.TipHex is { } tip ? ByCommit(tip, Tip) : pull.Url is { } url ? ByTitle(url, pull.Ref, pull.SentAt) : null;
        if (claim is null)
            return found;
        found ??= ByCommit(claim.Commit, Merge) is { } merge ? merge with { Evidence = [] } : null;
        if (found is not null)
            return found with { Evidence = [.. found.Evidence, Tracker] };
        return IsBelied(pull.BaseHex, claim)
            ? null
            : new PullLanding(claim.Tree, Branch: null, claim.Commit, MergeTitle: null, claim.SaidAt, IsKnown: false, Release: null, [Tracker]);
    }

    /// <summary>What the pr-tracker said first of the mail; null: nothing.</summary>
    public PullClaimAnswer? Claim(string messageId) => connection.QueryFirstOrDefault<ClaimRow>(
        """
        SELECT   k.tree AS Tree, k.commit_hex AS CommitHex, m.posted_at AS SaidAt, m.message_id AS MessageId,
                 (SELECT   a.web
                  FROM     mail_places p
                           JOIN archive_sources s ON s.source_key = p.source_key
                           JOIN archives a        ON a.archive_key = s.archive_key
                  WHERE    p.mail_key = m.mail_key AND a.web IS NOT NULL
                  ORDER BY a.archive_key
                  LIMIT    1) AS Web
        FROM     claims k
                 CROSS JOIN mails m ON m.mail_key = k.mail_key
        WHERE    k.about = @messageId AND k.commit_hex IS NOT NULL AND m.community_key = @community AND m.kind = @PullTracker
        ORDER BY m.posted_at, k.position
        LIMIT    1
        """, new { messageId, community, PullTracker = (long)MailIn.MailKind.PullTracker })?.ToAnswer();

    /// <summary>Null when it is in no branch, and when the digits are those of more than one commit that is.</summary>
    private PullLanding? ByCommit(string hex, string evidence)
    {
        var (first, last) = CommitIdPrefix.Range(hex);
        var found = connection.Query<long>(
            "SELECT commit_key FROM commits WHERE community_key = @community AND id BETWEEN @first AND @last LIMIT @Most", new { community, first, last, Most })
            .Select(commit => InMainline(commit, evidence)).OfType<PullLanding>().ToList();
        return found is [var only] ? only : null;
    }

    /// <summary>The first merge after the mail that git gave the title for what the mail names.</summary>
    private PullLanding? ByTitle(string url, string? name, DateTimeOffset postedAt) => connection.Query<long>(
        """
        SELECT   commit_key
        FROM     commits
        WHERE    title_hash IN @hashes AND community_key = @community AND is_merge = 1 AND committed_at BETWEEN @posted AND @last
        ORDER BY committed_at, commit_key
        LIMIT    @Most
        """,
        new
        {
            community,
            hashes = PullTitles.Of(url, name).Select(PatchTitle.Hash).Distinct(),
            posted = postedAt.ToUnixTimeSeconds(),
            // A mail's clock may say the year 9999.
            last = postedAt.ToUnixTimeSeconds() + (long)LongestWait.TotalSeconds,
            Most,
        }).Select(commit => InMainline(commit, Merge)).FirstOrDefault(landing => landing is not null);

    /// <summary>
    /// Whether a mainline that the request starts from was read after the pr-tracker spoke: then it would be there. Either
    /// it was taken out again, or the word was of another tree.
    /// </summary>
    private bool IsBelied(string? baseHex, PullClaimAnswer claim)
    {
        if (baseHex is null)
            return false;
        var (first, last) = CommitIdPrefix.Range(baseHex);
        return connection.ExecuteScalar<bool>(
            """
            SELECT EXISTS (
                SELECT 1
                FROM   commits c
                       CROSS JOIN branch_commits h ON h.commit_key = c.commit_key
                       CROSS JOIN branches b       ON b.branch_key = h.branch_key
                       CROSS JOIN trees t          ON t.tree_key = b.tree_key
                WHERE  c.community_key = @community AND c.id BETWEEN @first AND @last
                       AND h.left_at IS NULL AND t.role = @Mainline AND t.is_followed = 1 AND t.read_at > @saidAt)
            """, new { community, first, last, Mainline = (long)TreeRole.Mainline, saidAt = claim.SaidAt.ToUnixTimeSeconds() });
    }

    private PullLanding? InMainline(long commit, string evidence) => connection.QueryFirstOrDefault<Row>(
        """
        SELECT   c.id AS Id, c.title AS Title, t.name AS Tree, b.name AS Branch, coalesce(h.entered_at, g.committed_at, c.committed_at) AS At,
                 r.name AS Release, g.id AS MergeId, g.title AS MergeTitle
        FROM     commits c
                 CROSS JOIN branch_commits h ON h.commit_key = c.commit_key
                 CROSS JOIN branches b       ON b.branch_key = h.branch_key
                 CROSS JOIN trees t          ON t.tree_key = b.tree_key
                 LEFT JOIN commits g         ON g.commit_key = h.brought_by
                 LEFT JOIN releases r        ON r.release_key = h.release_key
        WHERE    c.commit_key = @commit AND h.left_at IS NULL AND t.role = @Mainline AND t.is_followed = 1
        ORDER BY t.name, b.name
        LIMIT    1
        """, new { commit, Mainline = (long)TreeRole.Mainline })?.ToLanding(evidence);

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record Row(byte[] Id, string Title, string Tree, string Branch, long At, string? Release, byte[]? MergeId, string? MergeTitle)
    {
        public PullLanding ToLanding(string evidence)
        {
            // The merge that was looked for is the one that pulled; a tip was brought by one, or stands on the line itself.
            var (merge, title) = evidence == Merge ? (Id, Title) : (MergeId, MergeTitle);
            return new PullLanding(
                Tree, Branch, merge is null ? null : Convert.ToHexStringLower(merge), title, CoverageReading.Time(At), IsKnown: true, Release, [evidence]);
        }
    }

    [method: ExplicitConstructor]
    private sealed record ClaimRow(string? Tree, string CommitHex, long SaidAt, string MessageId, string? Web)
    {
        public PullClaimAnswer ToAnswer() => new(Tree, CommitHex, CoverageReading.Time(SaidAt), MessageId, MailUrl.Of(Web, MessageId));
    }
}
