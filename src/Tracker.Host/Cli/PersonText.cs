using Spectre.Console;
using Tracker.Core.People;

namespace Tracker.Host.Cli;

/// <summary>A person for people: who, since when, under which addresses, and what became of their series.</summary>
internal sealed class PersonText(IAnsiConsole console)
{
    private const int LongestText = 300;

    public void Write(PeopleAnswer answer)
    {
        WriteWhole(answer.People[0]);
        if (answer.People.Count > 1)
            Line("\nIt may also be:");
        foreach (var other in answer.People.Skip(1))
            Line($"  {Safe(other.Name)} <{Safe(other.Addresses[0].Email)}>, {Wrote(other.Mails, other.Commits)}");
    }

    private void WriteWhole(KnownPersonAnswer person)
    {
        Line($"{Safe(person.Name)}: {Wrote(person.Mails, person.Commits)}, seen {CoverageText.Between(person.FirstSeenAt, person.LastSeenAt)}");
        console.WriteLine();
        var addresses = NewGrid(2);
        foreach (var address in person.Addresses)
        {
            addresses.AddRow(Plain(address.Email), Plain(string.Join(", ", address.Names)));
            addresses.AddRow(Plain(""), new Text($"{Wrote(address.Mails, address.Commits)}, {CoverageText.Between(address.FirstSeenAt, address.LastSeenAt)}", Style.Parse("grey")));
        }
        console.Write(addresses);
        Line($"\n{Series(person)}");
        if (person.Latest.Count < person.Series)
            Line($"The latest {person.Latest.Count} of {person.Series}:");
        var series = NewGrid(3);
        foreach (var one in person.Latest)
            series.AddRow(Plain(SafeText.Day(one.PostedAt)), new Text(one.Verdict, Style.Parse(StatusText.VerdictColor(one.Verdict))), Plain($"v{one.LatestVersion} {one.Title}"));
        console.Write(series);
    }

    private static string Series(KnownPersonAnswer person)
    {
        if (person.Series == 0)
            return "No series.";
        var verdicts = string.Join(", ", person.Verdicts.Select(count => $"{count.Series} {count.Verdict}"));
        return person.Counted < person.Series ? $"{person.Series} series; of the latest {person.Counted}: {verdicts}" : $"{person.Series} series: {verdicts}";
    }

    private static string Wrote(long mails, long commits) => $"{mails} {(mails == 1 ? "mail" : "mails")}, {commits} {(commits == 1 ? "commit" : "commits")}";

    private static Grid NewGrid(int columns)
    {
        var grid = new Grid();
        for (var column = 1; column < columns; column++)
            grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 0, 0) });
        return grid.AddColumn(new GridColumn { Padding = new Padding(2, 0, 0, 0) });
    }

    private void Line(string text) => console.Write(new Text(text + "\n"));

    // Text, never markup: brackets in a name are brackets.
    private static Text Plain(string text) => new(Safe(text));

    private static string Safe(string text) => SafeText.OneLine(text, LongestText);
}
