using Microsoft.Data.Sqlite;

namespace Tracker.Core.AnswersOut.Pulls;

/// <summary>Puts the answer on a merge window together.</summary>
internal sealed class PullReading(SqliteConnection connection)
{
    private const int FewWindows = 5;

    /// <summary>How long a request may have waited to be merged in the window.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(120);

    /// <summary>How long after the window requests may be sent that take the place of one in it.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromDays(31);

    private readonly PullRows rows = new(connection);

    public PullsAnswer Of(string? asked)
    {
        var trees = rows.Trees().Select(tree => (Tree: tree, Windows: MergeWindow.Of(rows.Releases(tree.TreeKey)))).ToList();
        if (trees.Count == 0)
            return asked is null ? Empty : throw Unknown(asked, []);
        var (tree, windows) = asked is null ? trees[0] : trees.Find(tree => tree.Windows.Any(window => window.IsCalled(asked)));
        if (windows is null)
            throw Unknown(asked, trees[0].Windows);
        var window = asked is null ? windows[^1] : windows.Last(window => window.IsCalled(asked));
        var coverage = CoverageReading.Of(connection).Where(source => source.Community == tree.Community);
        var pulls = Pulls(tree, window);
        return new PullsAnswer(
            window.Name, window.From, window.Until, CoverageReading.AsOf(coverage), pulls,
            PullsSentence.Of(window, pulls, windows.Count > 1 && window.IsOpen && !window.HasCandidates ? windows[^2].Name : null));
    }

    /// <summary>The windows of all communities that were open at some time of a span, by community. Where there are no release candidates, the span itself, if anything was sent or pulled then.</summary>
    public IReadOnlyList<(string Community, bool HasCandidates, PullsAnswer Window)> OpenIn(DateTimeOffset since, DateTimeOffset until)
    {
        var coverage = CoverageReading.Of(connection);
        return
        [
            .. from tree in rows.Trees()
               orderby tree.Community
               from window in MergeWindow.OpenIn(rows.Releases(tree.TreeKey), since, until)
               let all = Pulls(tree, window)
               let pulls = all.FindAll(pull => IsOf(pull, since, until))
               where window.HasCandidates || pulls.Count > 0
               let asOf = CoverageReading.AsOf(coverage.Where(source => source.Community == tree.Community))
               select (tree.Community, window.HasCandidates, new PullsAnswer(window.Name, window.From, window.Until, asOf, pulls, window.HasCandidates ? PullsSentence.Of(window, all, since: null) : PullsSentence.Days)),
        ];
    }

    private static bool IsOf(PullAnswer pull, DateTimeOffset since, DateTimeOffset until) =>
        (pull.PostedAt >= since && pull.PostedAt < until) || (pull.PulledAt >= since && pull.PulledAt < until);

    private static PullsAnswer Empty => new(MergeWindow.Next, null, null, null, [], PullsSentence.NothingRead);

    private List<PullAnswer> Pulls(PullTree tree, MergeWindow window)
    {
        var evidence = new PullEvidence(connection, tree.CommunityKey);
        var sent = rows.Sent(tree.CommunityKey, window.From - LongestWait, window.Until + Aftermath)
            .Select(row => (Row: row, Claim: evidence.Claim(row.MessageId)))
            .Select(pull => (pull.Row, pull.Claim, Landing: evidence.Find(pull.Row, pull.Claim)))
            .ToList();
        var superseded = PullRules.Superseded([.. sent.Select(pull => pull.Row.ToSent(pull.Landing))]);
        return
        [
            .. sent.Where(pull => window.Holds(pull.Row.SentAt, pull.Landing?.At))
                .Select(pull => pull.Row.ToAnswer(pull.Landing, pull.Claim, superseded.GetValueOrDefault(pull.Row.MessageId)?.MessageId)),
        ];
    }

    private static TrackerException Unknown(string? asked, IReadOnlyList<MergeWindow> windows)
    {
        var last = windows.TakeLast(FewWindows).Select(window => window.Name).ToList();
        return new TrackerException(last.Count == 0
            ? $"No merge window '{asked}' is known, and no other: no mainline tree has been read yet. Run 'tracker sync' first."
            : $"No merge window '{asked}' is known. The last ones are {string.Join(", ", last)}.");
    }
}
