using System.Globalization;
using Tracker.Core.AnswersOut;

namespace Tracker.Host.Cli;

/// <summary>Landings as tab-separated values, a line each, and as RFC 4180 has comma-separated ones.</summary>
internal static class LandingsText
{
    private const string Columns =
        "community tree branch release commit message_id series version part parts evidence confidence state committed_at";

    public static void WriteTsv(TextWriter writer, IEnumerable<LandingRow> rows)
    {
        writer.Write(Columns.Replace(' ', '\t') + "\n");
        foreach (var row in rows)
            writer.Write(string.Join('\t', Fields(row)) + "\n");
    }

    public static void WriteCsv(TextWriter writer, IEnumerable<LandingRow> rows)
    {
        writer.Write(Columns.Replace(' ', ',') + "\r\n");
        foreach (var row in rows)
            writer.Write(string.Join(',', Fields(row).Select(Quote)) + "\r\n");
    }

    // A tab or a line end in a title would make two fields or rows of one.
    private static IEnumerable<string> Fields(LandingRow row) =>
        Values(row).Select(value => SafeText.OneLine(value, int.MaxValue));

    private static string[] Values(LandingRow row) =>
    [
        row.Community,
        row.Tree,
        row.Branch,
        row.Release ?? "",
        row.Commit,
        row.MessageId,
        row.Series,
        Number(row.Version),
        Number(row.Part),
        Number(row.Parts),
        row.Evidence,
        row.Confidence.ToString("0.00", CultureInfo.InvariantCulture),
        row.State,
        SafeText.Iso(row.CommittedAt),
    ];

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny(',', '"') < 0 ? field : $"\"{field.Replace("\"", "\"\"")}\"";
}
