using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut;
using Tracker.Core.Notes.Reading;
using Tracker.Core.Notes.Resolving;
using Tracker.Core.Storage;

namespace Tracker.Core.Notes.Filling;

/// <summary>Fills notes with what became of what they speak of, and takes that out again; reads only.</summary>
public sealed class NotesFilling(TrackerDatabase database)
{
    /// <summary>The text without anything that was ever filled in.</summary>
    /// <exception cref="TrackerException">Marks are nested in marks.</exception>
    public static FillAnswer Remove(string text)
    {
        var unfilled = Unfilled.Of(text);
        return new(null, FillStyles.Word(unfilled.Style ?? FillStyle.Footnote), unfilled.Text, []) { LeftAlone = unfilled.Orphans() };
    }

    /// <summary>The text with the status of each mention; what was filled in before is replaced.</summary>
    public FillAnswer Fill(string text, FillRequest request)
    {
        var unfilled = Unfilled.Of(text);
        var style = request.Style ?? unfilled.Style ?? FillStyle.Footnote;
        using var connection = database.OpenForReading();
        var (coverage, reading) = Reading(connection, request.AsOf);
        var mentions = Mentions(connection, unfilled.Text, request.Aired);
        var status = new MentionStatus(connection, reading);
        List<(MentionAnswer Mention, StatusOfMention? Status)> found = [.. mentions.Select(mention => (mention, Status(status, mention, request.IsAll)))];
        var asOf = request.AsOf ?? CoverageReading.AsOf(coverage);
        var filled = FillWriter.Write(unfilled.Text, [.. found.Where(one => one.Status is not null).Select(one => Entry(one.Mention, one.Status))], style, asOf);
        var lines = new TextLines(text);
        return new(asOf, FillStyles.Word(style), filled, [.. found.Select(one => InFilled(one.Mention, one.Status, unfilled, lines))])
        {
            LeftAlone = unfilled.Orphans(),
        };
    }

    /// <summary>What is asked later on the connection is answered as of that moment.</summary>
    internal static (IReadOnlyList<CoverageAnswer> Coverage, SeriesReading Reading) Reading(SqliteConnection connection, DateTimeOffset? asOf)
    {
        var coverage = CoverageReading.Of(connection);
        return (coverage, new SeriesReading(connection, coverage, Past.Of(connection, asOf)));
    }

    internal static IReadOnlyList<MentionAnswer> Mentions(SqliteConnection connection, string text, DateTimeOffset? aired)
    {
        var resolver = new MentionResolver(connection, aired);
        return [.. MentionReader.Read(text).Select(resolver.Resolve)];
    }

    private static StatusOfMention? Status(MentionStatus status, MentionAnswer mention, bool isAll) =>
        status.Of(mention) ?? (isAll && Nothing(mention) is { } words ? new($"nothing {mention.Start}", words) : null);

    private static string? Nothing(MentionAnswer mention) =>
        mention.Candidates.Count > 0 ? $"not sure which one: {Count(mention.Candidates.Count)} may be meant" : mention.Note ?? "nothing is known of it";

    private static string Count(int candidates) => candidates == 1 ? "one series" : $"{candidates} series";

    private static FillEntry Entry(MentionAnswer mention, StatusOfMention? status) => new(
        mention.Start + mention.Length, status?.Subject ?? "", mention.Title ?? mention.Quote, mention.Person,
        mention.Reference is not null && !mention.Quote.StartsWith("[[", StringComparison.Ordinal), status?.Text ?? "");

    private static FilledMention InFilled(MentionAnswer mention, StatusOfMention? status, Unfilled unfilled, TextLines lines)
    {
        var start = unfilled.InFilled(mention.Start);
        var (line, column) = lines.Position(start);
        var length = mention.Length == 0 ? 0 : unfilled.InFilled(mention.Start + mention.Length - 1) + 1 - start;
        return new(
            line, column, length, mention.Kind, mention.Person, mention.Title, mention.Version, mention.Quote,
            mention.Series, mention.Score, mention.Community, mention.MessageId, status?.Text, status is null ? mention.Note : null);
    }
}
