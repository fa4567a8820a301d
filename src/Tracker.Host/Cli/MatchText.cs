using Spectre.Console;
using Tracker.Core.AnswersOut.Matches;

namespace Tracker.Host.Cli;

/// <summary>The story of a match for people: the sentence first, then what does not fit, then every candidate.</summary>
internal sealed class MatchText(IAnsiConsole console, bool explains)
{
    private const int LongestTitle = 300;
    private const int LongestSentence = 2000;
    private const int CommitDigits = 12;

    public void Write(MatchAnswer answer)
    {
        foreach (var commit in answer.Commits)
            Write(commit);
        foreach (var mail in answer.Mails)
            Write(mail);
    }

    private void Write(CommitMatchAnswer commit)
    {
        Line($"{Short(commit.Commit)} (\"{commit.Title}\") of {SafeText.Day(commit.CommittedAt)}: {commit.Verdict}.", Color(commit.Verdict));
        Line(commit.Sentence, "default");
        foreach (var contradiction in commit.Contradictions)
            Line(contradiction, "yellow");
        foreach (var share in commit.Shares)
            Line($"{MatchNames.Posting(share.Posting)}: {share.Evidence.Text}.", "default");
        if (commit.Nearest.Count > 0)
            Line($"Series with a title like it: {string.Join("; ", commit.Nearest)}.", "grey");
        if (!explains)
            return;
        foreach (var candidate in commit.Candidates)
            Write(candidate);
    }

    private void Write(CandidateAnswer candidate)
    {
        console.WriteLine();
        Line($"{candidate.Standing}: {MatchNames.Posting(candidate.Posting)}, posted {SafeText.Day(candidate.Posting.PostedAt)}", candidate.Standing == "taken" ? "green" : "default");
        Line($"  {candidate.Posting.Url ?? candidate.Posting.MessageId}", "grey");
        var grid = Grid();
        foreach (var evidence in candidate.For)
            grid.AddRow(Plain("+"), Plain(evidence.Text));
        foreach (var objection in candidate.Against)
            grid.AddRow(Plain("-"), Plain(objection));
        console.Write(grid);
    }

    private void Write(MailMatchAnswer mail)
    {
        Line($"{MatchNames.Posting(mail.Posting)} of \"{mail.Posting.Series}\", posted {SafeText.Day(mail.Posting.PostedAt)}", "default");
        Line(mail.Sentence, mail.Commits.Any(commit => commit.IsMatch) ? "green" : "yellow");
        foreach (var commit in explains ? mail.Commits : [])
            Write(commit);
        if (mail.Nearest.Count == 0)
            return;
        console.WriteLine();
        Line("Commits by the same person with a title like it:", "grey");
        var grid = Grid();
        foreach (var near in mail.Nearest)
            grid.AddRow(Plain(SafeText.Day(near.CommittedAt)), Plain($"{Short(near.Commit)} {near.Title}"));
        console.Write(grid);
    }

    private void Write(MailCommitAnswer commit)
    {
        console.WriteLine();
        Line($"{(commit.IsMatch ? "became" : "was a candidate for")} {Short(commit.Commit)} (\"{commit.Title}\") of {SafeText.Day(commit.CommittedAt)}", commit.IsMatch ? "green" : "default");
        var grid = Grid();
        foreach (var evidence in commit.Evidence)
            grid.AddRow(Plain("+"), Plain(evidence.Text));
        if (commit.Taken is { } taken)
            grid.AddRow(Plain("-"), Plain($"{MatchNames.Posting(taken)} was taken for it ({taken.MessageId})"));
        console.Write(grid);
    }

    private static Grid Grid() => new Grid()
        .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 0, 0) })
        .AddColumn(new GridColumn { Padding = new Padding(1, 0, 0, 0) });

    private static string Color(string verdict) => verdict switch
    {
        MatchVerdicts.Matched => "green",
        MatchVerdicts.Ambiguous or MatchVerdicts.NotEnough => "yellow",
        _ => "default",
    };

    private static string Short(string commit) => commit[..Math.Min(CommitDigits, commit.Length)];

    private void Line(string text, string style) =>
        console.Write(new Text(SafeText.OneLine(text, LongestSentence) + "\n", Style.Parse(style)));

    // Text, never markup: brackets in a subject are brackets.
    private static Text Plain(string text) => new(SafeText.OneLine(text, LongestTitle));
}

/// <summary>How postings are called on a terminal.</summary>
internal static class MatchNames
{
    /// <summary>"v3 2/7 "wick: burn faster"".</summary>
    public static string Posting(PostingAnswer posting) =>
        $"v{posting.Version}{(posting is { Part: { } part, Parts: { } parts } ? $" {part}/{parts}" : "")} \"{posting.Title}\"";
}
