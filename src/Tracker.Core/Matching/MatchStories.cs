using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.CommitsIn;

namespace Tracker.Core.Matching;

/// <summary>A commit's story, with what was added to its match by its neighbours.</summary>
/// <param name="Shares">The patches that it has in it too, or that it is a piece of.</param>
/// <param name="Confidence">Of the match; null where there is none.</param>
/// <param name="Unreadable">Why its change is not known; null where it is.</param>
internal sealed record CommitStory(MatchStory Story, IReadOnlyList<SharedPatch> Shares, double? Confidence, string? Unreadable);

/// <summary>A patch that a commit is in part.</summary>
internal sealed record SharedPatch(long MailKey, Evidence Evidence, double Confidence);

/// <summary>Tells how commits of a community were matched, from the database as it is; writes nothing.</summary>
internal sealed class MatchStories : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Func<CommitId, CommitDiff> readDiff;
    private readonly MatchStore store;
    private readonly CandidateQuery candidates;
    private readonly ClaimQuery claims;
    private readonly MatchCases cases;

    public MatchStories(SqliteConnection connection, long communityKey, Func<CommitId, CommitDiff> readDiff)
    {
        (this.connection, this.readDiff) = (connection, readDiff);
        store = new MatchStore(connection, CorrectionsOfCommits.Read(connection, communityKey));
        candidates = new CandidateQuery(connection);
        claims = new ClaimQuery(connection, communityKey);
        var window = store.Window(communityKey);
        IgnoresTrailers = window is { } matched && MatchStep.IgnoredTrailers(matched.Rules);
        Since = window?.Since;
        cases = new MatchCases(store, candidates, claims, communityKey, IgnoresTrailers);
    }

    /// <summary>The database was synced without what Link: trailers and mails say.</summary>
    public bool IgnoresTrailers { get; }

    /// <summary>Commits made before this are not asked for: no mail that is read is so old. Null: none has been yet.</summary>
    public long? Since { get; }

    /// <param name="others">Patches that the commit is compared with though they share no key with it, by their mail_key.</param>
    public CommitStory Of(QueuedCommit commit, params IReadOnlyList<long> others)
    {
        var diff = DiffOf(commit);
        var facts = cases.Commit(commit) with { Diff = diff.Diff };
        var matches = MatchesOf(commit.CommitKey);
        var own = matches.FirstOrDefault(match => match.Kind is null);
        return new CommitStory(
            Matcher.Explain(facts, cases.Candidates(commit, facts, own is null ? others : [.. others, own.MailKey]), own?.MailKey, Evidence(commit.CommitKey)),
            [.. matches.Where(match => match.Kind is not null).Select(match => match.ToShare())],
            own?.Confidence ?? (matches.Count > 0 ? matches[0].Confidence : null),
            diff.Unreadable);
    }

    /// <summary>The commit's change, as it is stored, else as the store of the trees has it.</summary>
    public CommitDiff DiffOf(QueuedCommit commit) => store.DiffOf(commit.CommitKey) ?? readDiff(commit.Id);

    public void Dispose()
    {
        candidates.Dispose();
        claims.Dispose();
    }

    /// <summary>Its own match first, then what was added to it.</summary>
    private List<MatchRow> MatchesOf(long commitKey) => [.. connection.Query<MatchRow>(
        """
        SELECT   x.mail_key AS MailKey, x.confidence AS Confidence, e.kind AS Kind, e.saw AS Saw
        FROM     matches x
                 LEFT JOIN evidence e ON e.commit_key = x.commit_key AND e.mail_key = x.mail_key AND e.kind IN (@Squashed, @Split)
        WHERE    x.commit_key = @commitKey
        ORDER BY e.kind IS NOT NULL, x.confidence DESC, x.mail_key
        """, new { commitKey, Squashed = (long)EvidenceKind.Squashed, Split = (long)EvidenceKind.Split })];

    private ILookup<long, Evidence> Evidence(long commitKey) => connection.Query<(long MailKey, long Kind, string Saw)>(
        "SELECT mail_key, kind, saw FROM evidence WHERE commit_key = @commitKey AND kind NOT IN (@Squashed, @Split) ORDER BY mail_key, kind",
        new { commitKey, Squashed = (long)EvidenceKind.Squashed, Split = (long)EvidenceKind.Split })
        .ToLookup(row => row.MailKey, row => new Evidence((EvidenceKind)row.Kind, row.Saw));

    // SQLite tells no type of an expression where there is no row; Dapper is not to look for a constructor by types then.
    [method: ExplicitConstructor]
    private sealed record MatchRow(long MailKey, double Confidence, long? Kind, string? Saw)
    {
        public SharedPatch ToShare() => new(MailKey, new Evidence((EvidenceKind)(Kind ?? 0), Saw ?? ""), Confidence);
    }
}
