using Microsoft.Data.Sqlite;
using Tracker.Core.Landings;
using Tracker.Core.MailIn;
using Tracker.Core.Matching;

namespace Tracker.Core.AnswersOut;

/// <summary>Reads what robots' and maintainers' mails say became of a series' patches, and whether a followed tree bears it out.</summary>
internal sealed class SaidReading(SqliteConnection connection, long seriesKey, SeriesParts parts, ILookup<long, LandingOfMail> landings)
{
    private readonly SaidRows rows = new(connection);
    private readonly ILookup<long, PartRow> byMail = parts.All.ToLookup(part => part.MailKey);

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<SaidAnswer> All() => [.. rows.Near(seriesKey).Select(Read).OfType<SaidAnswer>().Distinct()];

    private SaidAnswer? Read(SaidRow row)
    {
        var about = Targets(row).SelectMany(mail => byMail[mail]).ToList();
        if (about.Count == 0)
            return null;
        var numbers = about.Select(part => part.Part).Distinct().ToList();
        var what = What(row);
        return new SaidAnswer(
            row.Tree ?? "", By(row), CoverageReading.Time(row.PostedAt), what, row.MessageId,
            numbers is [var only] ? (int)only : null, row.CommitHex, IsConfirmed(row, what, about));
    }

    private IReadOnlyList<long> Targets(SaidRow row)
    {
        var answered = row.About is { } about
            ? new ClaimTargets(connection, row.CommunityKey).Of(about, new ClaimSubject((int?)row.Part, row.TitleHash))
            : [];
        return row.UpstreamHex is { } upstream && !answered.Any(byMail.Contains) ? Backported(row, upstream) : answered;
    }

    /// <summary>The stable queue names the mainline commit: where that is not known the title has to do.</summary>
    private IReadOnlyList<long> Backported(SaidRow row, string upstream) =>
        rows.MatchesOf(row.CommunityKey, upstream)
        ?? [.. parts.All.Where(part => part.TitleHash == row.TitleHash).Select(part => part.MailKey)];

    private static string What(SaidRow row) => (MailKind)row.Kind switch
    {
        MailKind.StableQueue => SaidWords.Queued,
        MailKind.PatchworkBot when row.CommitHex is null => SaidWords.NotFound,
        MailKind.MmTree when row.Tree is null => SaidWords.Removed,
        MailKind.MmTree when row.Tree == "mm-stable" => SaidWords.Merged,
        _ => SaidWords.Applied,
    };

    private static string By(SaidRow row) => row.Name.Length > 0 ? row.Name : row.Email.Split('@')[0];

    private bool IsConfirmed(SaidRow row, string what, IReadOnlyList<PartRow> about) =>
        row.CommitHex is { } commit
            ? rows.IsThere(row.CommunityKey, commit)
            : what is not (SaidWords.Removed or SaidWords.NotFound)
              && about.GroupBy(part => part.Part).All(part => part.SelectMany(parts.WithSameElsewhere).SelectMany(mail => landings[mail.MailKey]).Any(landing => Bears(landing, row)));

    /// <summary>A stable queue speaks for its own branch: "6.1-stable" for linux-6.1.y. Elsewhere names of trees are nicknames.</summary>
    private static bool Bears(LandingOfMail landing, SaidRow row) =>
        landing.State == LandingState.Landed
        && ((MailKind)row.Kind != MailKind.StableQueue || landing.Branch.EndsWith($"-{row.Tree?.Replace("-stable", "", StringComparison.Ordinal)}.y", StringComparison.Ordinal));
}
