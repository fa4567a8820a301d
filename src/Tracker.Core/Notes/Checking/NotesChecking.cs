using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;
using Tracker.Core.AnswersOut.Pulls;
using Tracker.Core.Notes.Filling;
using Tracker.Core.Notes.Reading;
using Tracker.Core.Notes.Resolving;
using Tracker.Core.Storage;

namespace Tracker.Core.Notes.Checking;

/// <summary>Holds what notes say of where patches are against the trees; reads only.</summary>
public sealed class NotesChecking(TrackerDatabase database)
{
    /// <param name="asOf">What was so at that moment; null: at the last sync.</param>
    /// <param name="aired">When the notes were aired: what was posted later is not meant; null: not known.</param>
    public CheckAnswer Check(string text, DateTimeOffset? asOf, DateTimeOffset? aired)
    {
        var unfilled = Unfilled.Of(text);
        using var connection = database.OpenForReading();
        var (coverage, reading) = NotesFilling.Reading(connection, asOf);
        var mentions = MentionReader.Read(unfilled.Text);
        var statements = StatementReader.Read(unfilled.Text, mentions);
        var judging = new Judging(connection, reading, new MentionResolver(connection, aired));
        var lines = new TextLines(text);
        List<StatementAnswer> answers = [.. statements.Select(statement => judging.Of(statement, mentions[statement.Mention], unfilled, lines))];
        return new(
            asOf ?? CoverageReading.AsOf(coverage), mentions.Count, answers.Count(answer => answer.Outcome == CheckOutcomes.Contradicts),
            answers.Count(answer => answer.Outcome == CheckOutcomes.Unchecked), answers);
    }

    private sealed class Judging(SqliteConnection connection, SeriesReading reading, MentionResolver resolver)
    {
        private readonly MentionStatus status = new(connection, reading);
        private readonly SeriesRows rows = new(connection);
        private readonly PullOfMail pulls = new(connection);
        private readonly Dictionary<string, MainlineReleases> releases = [];

        public StatementAnswer Of(Statement statement, Mention mention, Unfilled unfilled, TextLines lines)
        {
            var resolved = resolver.Resolve(mention);
            var (line, column) = lines.Position(unfilled.InFilled(statement.Start));
            var series = status.Series(resolved);
            var meant = statement.WithoutProject.In(series is null ? MainlineReleases.None : Releases(series.Community));
            var (outcome, trees) = Outcome(meant, resolved, series);
            if (statement.Project is { } project && series is not null && !IsOf(series.Community, project))
                outcome = CheckOutcomes.Unclear;
            return new(
                line, column, OneLine(unfilled.Text[statement.Start..statement.End]), Says(meant), mention.Title ?? mention.Quote, resolved.Series, outcome, trees);
        }

        private (string Outcome, string? Trees) Outcome(Statement statement, MentionAnswer mention, SeriesAnswer? series)
        {
            if (series is not null)
                return (new StatementJudge(series, rows.FollowedBranches(series.Community), Releases(series.Community)).Outcome(statement), SeriesStatus.Of(series));
            return mention.MessageId is { } id && pulls.Find(id, mention.Community) is { } pull
                ? (StatementJudge.Outcome(statement, pull), PullStatus.Of(pull))
                : (CheckOutcomes.Unchecked, null);
        }

        /// <summary>Of the releases of another project, or of a distribution, nothing is known.</summary>
        private bool IsOf(string community, string project) =>
            rows.FollowedBranches(community).Select(branch => branch.Tree).Append(community).Contains(project, StringComparer.OrdinalIgnoreCase);

        private MainlineReleases Releases(string community)
        {
            if (!releases.TryGetValue(community, out var known))
                releases.Add(community, known = new(rows.MainlineReleases(community)));
            return known;
        }
    }

    private static string OneLine(string sentence) => string.Join(' ', sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Says(Statement statement) => statement.Kind switch
    {
        StatementKind.Merged => $"merged{(statement.Releases.Count > 0 ? $" for {BackportText.Joined(statement.Releases)}" : "")}",
        StatementKind.NotMerged => "not merged",
        StatementKind.CameIntoNext or StatementKind.IsInNext => "in next",
        StatementKind.Dropped => "dropped from next",
        StatementKind.Reverted => "reverted",
        StatementKind.Backported => $"backported to {(statement.Releases.Count > 0 ? BackportText.Joined(statement.Releases) : "stable")}",
        _ => throw new ArgumentOutOfRangeException(nameof(statement), statement.Kind, "No such statement."),
    };
}
