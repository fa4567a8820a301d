using System.Globalization;
using Spectre.Console;
using Tracker.Core.Notes;

namespace Tracker.Host.Cli;

/// <summary>Mentions for people: where, what kind, whose, which title, and what that is.</summary>
internal sealed class MentionsText(IAnsiConsole console)
{
    private const int LongestTitle = 60;
    private const int LongestPerson = 30;
    private const int LongestText = 300;
    private const string Indent = "                 ";

    public void Write(MentionsAnswer answer)
    {
        foreach (var mention in answer.Mentions)
            Write(mention);
        var found = answer.Mentions.Count(mention => mention.IsFound);
        var unsure = answer.Mentions.Count(mention => !mention.IsFound && mention.Candidates.Count > 0);
        Line($"{(answer.Mentions.Count > 0 ? "\n" : "")}{Count(answer.Mentions.Count, "mention")}: {found} found, {unsure} not sure, {answer.Mentions.Count - found - unsure} not found.", "default");
        if (answer.AsOf is { } asOf)
            Line($"Trees read up to {SafeText.Minute(asOf)}.", "grey");
    }

    private void Write(MentionAnswer mention)
    {
        Line($"{mention.Line,5}  {mention.Kind,-9} {SafeText.OneLine(mention.Title ?? mention.Quote, LongestTitle)}", "default");
        if (Who(mention) is { Length: > 0 } who)
            Line($"{Indent}{who}", "grey");
        if (Found(mention) is { } found)
            Line($"{Indent}{found}", "green");
        if (mention.Note is { } note)
            Line($"{Indent}{SafeText.OneLine(note, LongestText)}", mention.IsFound ? "green" : "yellow");
        foreach (var candidate in mention.Candidates)
            Line($"{Indent}? {Score(candidate.Score)}  series {candidate.Series}, {SafeText.Day(candidate.PostedAt)}, {SafeText.OneLine(candidate.Author, LongestPerson)}\n{Indent}  {SafeText.OneLine(candidate.Title, LongestTitle)}", "grey");
    }

    private static string Who(MentionAnswer mention) => string.Join(", ", new[]
    {
        mention.Person is { } person ? SafeText.OneLine(person, LongestPerson) : null,
        mention.Version is { } version ? $"v{version}" : null,
        mention.Parts is { } parts ? Count(parts, "part") : null,
    }.OfType<string>());

    private static string? Found(MentionAnswer mention) =>
        mention.Series is { } series ? $"= series {series}{Sure(mention.Score)}\n{Indent}  {SafeText.OneLine(mention.MessageId ?? "", LongestText)}"
        : mention.MessageId is { } mail ? $"= {SafeText.OneLine(mail, LongestText)}{Sure(mention.Score)}"
        : null;

    private static string Sure(double? score) => score is { } sure ? $"  {Score(sure)}" : "";

    private static string Score(double score) => score.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Count(int count, string word) => $"{count} {word}{(count == 1 ? "" : "s")}";

    // Text, never markup: brackets in a title are brackets.
    private void Line(string text, string style) => console.Write(new Text(text + "\n", Style.Parse(style)));
}
