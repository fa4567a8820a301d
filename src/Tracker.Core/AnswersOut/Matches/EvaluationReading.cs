using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Matching;

namespace Tracker.Core.AnswersOut.Matches;

/// <summary>Measures the matches of the database as it is by labels from outside.</summary>
internal sealed class EvaluationReading(SqliteConnection connection, string dataFolder)
{
    private readonly EvaluationRows rows = new(connection);
    private readonly MatchRows matches = new(connection);

    public EvaluationAnswer Of(IReadOnlyList<Label> labels, string? tree, int sample, long seed)
    {
        using var stories = new StoriesByCommunity(connection, dataFolder);
        var found = rows.Found(tree);
        var judged = labels.Select(label => (Label: label, Found: found.GetValueOrDefault(label.Commit.Hex)?.MessageId))
            .Select(label => (label.Label, label.Found, Posted: Posted(label.Label), FoundAt: label.Found is { } mail ? rows.Posted(mail) : null))
            .Select(label => (label.Label, label.Found, label.Posted, Hit: Evaluation.Judge(label.Found, label.FoundAt, label.Label.MessageIds, label.Posted)))
            .ToList();
        var (messages, patches, series) = Evaluation.Count([.. judged.Select(label => new JudgedLabel(label.Hit, SeriesOf(label.Label, label.Posted)))]);
        var misses = new MissReading(matches, stories);
        var labelled = labels.Select(label => label.Commit.Hex).ToHashSet();
        var others = found.Where(match => !labelled.Contains(match.Key)).ToList();
        return new EvaluationAnswer(
            tree, IgnoresTrailers(), messages, patches, series,
            [.. judged.Where(label => label.Hit != Hit.Exact).OrderBy(label => label.Label.Commit.Hex, StringComparer.Ordinal).Select(label => misses.Of(label.Label, label.Found, label.Hit, label.Posted.Count > 0))],
            others.Count,
            // By a hash of seed and commit: the same commits again, also when others have come in between.
            [.. others.OrderBy(match => StableHash.Of($"{seed} {match.Key}")).Take(sample).Select(match => Sampled(match.Key, match.Value, stories)).OfType<SampledMatchAnswer>()]);
    }

    private List<PostedAt> Posted(Label label) => [.. label.MessageIds.Select(rows.Posted).OfType<PostedAt>()];

    private static string SeriesOf(Label label, IReadOnlyList<PostedAt> posted) =>
        posted is [{ SeriesKeys: [var first, ..] }, ..] ? $"series {first}" : label.MessageIds[0];

    private bool IgnoresTrailers() =>
        connection.Query<string>("SELECT rules FROM match_windows").ToList() is { Count: > 0 } rules && rules.TrueForAll(MatchStep.IgnoredTrailers);

    private SampledMatchAnswer? Sampled(string hex, FoundMatch match, StoriesByCommunity stories)
    {
        if (matches.Commits(hex, 1) is not [var commit])
            return null;
        var told = stories.Of(commit).Of(commit.Commit);
        var mail = matches.Mails(match.MessageId).First(mail => mail.CommunityKey == commit.CommunityKey).MailKey;
        var candidate = told.Story.Candidates.FirstOrDefault(candidate => candidate.Weighed.Patch.MailKey == mail);
        return new SampledMatchAnswer(
            hex, commit.Title, matches.Posting(mail), [.. matches.Evidence(commit.Commit.CommitKey, mail).Select(MatchWords.Of)], match.Confidence,
            candidate is { IsCompared: true } ? Math.Round(candidate.Weighed.Likeness, 4) : null);
    }
}
