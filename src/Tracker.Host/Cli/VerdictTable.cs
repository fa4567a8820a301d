using Spectre.Console;
using Tracker.Core.AnswersOut;

namespace Tracker.Host.Cli;

/// <summary>Series with their verdicts, a row each.</summary>
internal static class VerdictTable
{
    private const int LongestTitle = 120;
    private const int LongestName = 24;

    public static Table Of(IReadOnlyList<SeriesAnswer> series)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var heading in (string[])["series", "author", "versions", "verdict", "release"])
            table.AddColumn(new TableColumn(new Text(heading)).PadLeft(0).PadRight(1));
        foreach (var one in series)
        {
            table.AddRow(
                new Text(SafeText.OneLine(one.Title, LongestTitle)),
                new Text(SafeText.OneLine(one.Author.Name, LongestName)),
                new Text(SeriesText.Versions(one)),
                new Text(one.Verdict, Style.Parse(StatusText.VerdictColor(one.Verdict))),
                new Text(SeriesText.Release(one) ?? "-"));
        }
        return table;
    }
}
