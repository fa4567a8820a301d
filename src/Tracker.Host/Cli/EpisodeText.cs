using Spectre.Console;
using Tracker.Core.Episodes;
using Tracker.Core.Notes;

namespace Tracker.Host.Cli;

/// <summary>Episodes for people: what they spoke of line by line, and what became of it.</summary>
internal static class EpisodeText
{
    private const int LongestTitle = 300;
    private const int LongestSentence = 2000;

    public static void WriteAdded(IAnsiConsole console, EpisodeOutcome outcome)
    {
        var episode = outcome.Episode.Episode;
        Line(console, $"{Named(episode)}: {Counted(episode)}.");
        if (outcome.Replaced is { } replaced)
            Line(console, $"It replaces “{replaced.Title}” of {DayText.Of(replaced.Aired)}, which had that name.", "grey");
        var open = outcome.Episode.Mentions.Where(mention => mention.Mention.MessageId is null).ToList();
        if (open.Count > 0)
            Line(console, "\nNot found, or not sure; syncs that bring mails from before its day ask again:", "grey");
        WriteMentions(console, open);
    }

    public static void WriteRemoved(IAnsiConsole console, EpisodeOutcome outcome) => Line(console, $"Removed: {Named(outcome.Episode.Episode)}.");

    public static void WriteList(IAnsiConsole console, IReadOnlyList<EpisodeSummary> episodes)
    {
        if (episodes.Count == 0)
            Line(console, "There is no episode yet. 'tracker episode add FILE --aired DAY' keeps one.");
        foreach (var episode in episodes)
        {
            Line(console, $"{DayText.Of(episode.Aired)}  {Safe(episode.Title)}");
            Line(console, $"            {(IsNamedByDay(episode) ? "" : $"{Safe(episode.Name)}; ")}{Counted(episode)}", "grey");
        }
    }

    public static void Write(IAnsiConsole console, EpisodeAnswer answer)
    {
        Line(console, $"{Named(answer.Episode)}, aired {DayText.Of(answer.Episode.Aired)}");
        Line(console, $"{Counted(answer.Episode)}.\n", "grey");
        WriteMentions(console, answer.Mentions);
        if (answer.AsOf is { } asOf)
            Line(console, $"\nTrees read up to {SafeText.Minute(asOf)}.", "grey");
    }

    /// <summary>What is known of a mention: how its series stands, or why there is none.</summary>
    public static string Outcome(EpisodeMentionAnswer mention) => mention switch
    {
        { Series: { } series } => $"{series.Verdict}{Version(series)}: {series.Path}",
        { Mention.MessageId: { } mail, Mention.Note: var note } => note is null ? mail : $"{note}: {mail}",
        { Mention.Candidates: [_, ..] candidates } => $"not sure, may be: {string.Join("; ", candidates.Select(Candidate))}",
        _ => mention.Mention.Note ?? "not found",
    };

    public static string Words(MentionAnswer mention) =>
        $"{mention.Title ?? mention.Quote}{(mention.Version is { } version ? $", v{version}" : "")}{(mention.Person is { } person ? $", {person}" : "")}";

    private static void WriteMentions(IAnsiConsole console, IReadOnlyList<EpisodeMentionAnswer> mentions)
    {
        var grid = new Grid()
            .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0), Alignment = Justify.Right })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        foreach (var mention in mentions)
        {
            grid.AddRow(new Text($"line {mention.Mention.Line}"), new Text(Safe(Words(mention.Mention))));
            grid.AddRow(new Text(""), new Text(SafeText.OneLine(Outcome(mention), LongestSentence), Style.Parse(Color(mention))));
        }
        if (mentions.Count > 0)
            console.Write(grid);
    }

    private static string Color(EpisodeMentionAnswer mention) => mention.Series is { } series ? StatusText.VerdictColor(series.Verdict) : "grey";

    private static string Version(SeriesNow series) =>
        series.LandedVersion is { } landed && landed != series.LatestVersion ? $" (v{landed} of v{series.LatestVersion})" : $" (v{series.LatestVersion})";

    private static string Candidate(MentionCandidate candidate) => $"“{candidate.Title}” by {candidate.Author} ({candidate.MessageId})";

    private static bool IsNamedByDay(EpisodeSummary episode) => episode.Name == DayText.Of(episode.Aired);

    private static string Named(EpisodeSummary episode) => $"{Safe(episode.Name)} (“{Safe(episode.Title)}”)";

    private static string Counted(EpisodeSummary episode) =>
        $"{episode.Mentions} {(episode.Mentions == 1 ? "mention" : "mentions")}, {episode.Found} found, {episode.NotFound} not";

    private static string Safe(string text) => SafeText.OneLine(text, LongestTitle);

    // Text, never markup: brackets in a title are brackets.
    private static void Line(IAnsiConsole console, string text, string style = "default") => console.Write(new Text(text + "\n", Style.Parse(style)));
}
