using Microsoft.Data.Sqlite;
using Tracker.Core.Comparing;
using Tracker.Core.MailIn;

namespace Tracker.Core.AnswersOut.Diffs;

/// <summary>Compares two posted versions, in the manner of git-range-diff(1).</summary>
internal sealed class VersionsDiff(SqliteConnection connection, PatchTexts texts)
{
    private readonly SeriesRows rows = new(connection);

    public VersionRow? Numbered(MailInVersion mail, int number) =>
        rows.Versions(mail.SeriesKey).LastOrDefault(version => version.Number == number);

    public DiffAnswer Of(string query, MailInVersion one, MailInVersion other)
    {
        var (first, second) = (Version(one), Version(other));
        // Of one series, from the earlier to the later; of two, as they were named.
        if (one.SeriesKey == other.SeriesKey && first.Position > second.Position)
            (first, second, one, other) = (second, first, other, one);
        var (before, after) = (Parts(one), Parts(other));
        var parts = PartPairing.Of(Pairable(before), Pairable(after)).Select(pair => Compare(pair, before, after)).ToList();
        return new DiffAnswer(query, DiffKinds.Versions, second.Title, Name(first), Name(second), Sentence(first, second, parts), parts);
    }

    private VersionRow Version(MailInVersion mail) => rows.Versions(mail.SeriesKey).First(version => version.VersionKey == mail.VersionKey);

    private List<PostedPart> Parts(MailInVersion mail)
    {
        var version = Version(mail);
        return [.. rows.Parts(mail.SeriesKey).Where(part => part.VersionKey == mail.VersionKey && part.IsDouble == 0).Select(part => new PostedPart(
            version.Side(part.Part, part.Title) with { MessageId = part.MessageId }, texts.OfMail(part.MessageId)))];
    }

    private static List<PartToPair> Pairable(List<PostedPart> parts) =>
        [.. parts.Select(part => new PartToPair(part.Side.Title, part.Text.Patch?.Diff))];

    private static PartDiffAnswer Compare(PartPair pair, List<PostedPart> before, List<PostedPart> after)
    {
        var old = pair.Before is { } was ? before[was] : null;
        var @new = pair.After is { } now ? after[now] : null;
        return (old, @new) switch
        {
            (null, not null) => new PartDiffAnswer(PartDiffStates.Added, null, @new.Side),
            (not null, not null) => PartDiff.Of(old.Side, @new.Side, old.Text.Patch, @new.Text.Patch, old.Text.Unreadable ?? @new.Text.Unreadable),
            _ => new PartDiffAnswer(PartDiffStates.Dropped, old?.Side, null),
        };
    }

    private static string Name(VersionRow version) => $"v{version.Number}{(version.IsRfc != 0 ? " RFC" : "")}{(version.IsResend != 0 ? " RESEND" : "")}";

    private static string Sentence(VersionRow first, VersionRow second, List<PartDiffAnswer> parts)
    {
        if (parts.Count == 0)
            return "The archives have no patch of either version.";
        var counts = parts.CountBy(part => part.State).Select(state => $"{state.Value} {state.Key}");
        return $"{Name(first)} to {Name(second)}: {string.Join(", ", counts)}.";
    }

    private sealed record PostedPart(DiffSideAnswer Side, StoredPatch Text);
}
