using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;

namespace Tracker.Core.Episodes.News;

/// <summary>What news rest on, told in a line that changes with it: passes, corrections, episodes, what is followed.</summary>
/// <param name="ChangedAt">When any of it last changed; null: nothing was ever read.</param>
public sealed record NewsState(string Text, DateTimeOffset? ChangedAt)
{
    // Counts and sums tell of what was removed, which leaves no time behind.
    internal static NewsState Of(SqliteConnection connection)
    {
        var row = connection.QuerySingle<Row>(
            """
            SELECT (SELECT coalesce(max(pass_key), 0) || '-' || coalesce(max(ended_at), 0) FROM sync_passes) AS Passes,
                   (SELECT COUNT(*) || '-' || coalesce(max(correction_key), 0) || '-' || coalesce(sum(made_at), 0) FROM corrections) AS Corrections,
                   (SELECT COUNT(*) || '-' || coalesce(max(episode_key), 0) || '-' || coalesce(sum(added_at + aired_at), 0) FROM episodes) AS Episodes,
                   (SELECT COUNT(*) || '-' || COUNT(message_id) || '-' || coalesce(sum(position + length), 0) FROM episode_mentions) AS Mentions,
                   (SELECT COUNT(*) || '-' || coalesce(max(follow_key), 0) || '-' || coalesce(sum(added_at), 0) FROM follows) AS Follows,
                   max((SELECT coalesce(max(ended_at), 0) FROM sync_passes), (SELECT coalesce(max(made_at), 0) FROM corrections),
                       (SELECT coalesce(max(added_at), 0) FROM episodes), (SELECT coalesce(max(added_at), 0) FROM follows)) AS ChangedAt
            """);
        return new($"{row.Passes}/{row.Corrections}/{row.Episodes}/{row.Mentions}/{row.Follows}", row.ChangedAt == 0 ? null : CoverageReading.Time(row.ChangedAt));
    }

    [method: ExplicitConstructor]
    private sealed record Row(string Passes, string Corrections, string Episodes, string Mentions, string Follows, long ChangedAt);
}
