using Microsoft.Data.Sqlite;
using Tracker.Core.AnswersOut.Releases;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>The releases of a span in the order of the notes, those together that one tells in one breath.</summary>
internal sealed class DraftReleases(SqliteConnection connection, DraftTexts texts, IReadOnlyDictionary<string, long> communities)
{
    private static readonly (string Kind, string Heading)[] Sections =
    [
        (DraftReleaseKinds.Mainline, "Mainline"), (DraftReleaseKinds.Stable, "Stable"), (DraftReleaseKinds.LongTerm, "Long-term"),
        (DraftReleaseKinds.RealTime, "Real time"), (DraftReleaseKinds.Tools, "Tools"),
    ];

    public IReadOnlyList<DraftReleaseGroup> In(DraftSpan span)
    {
        var told = new ReleaseReading(connection).Since(span.Since).Releases.Where(release => span.Holds(release.At)).Reverse().Select(Signed).ToList();
        return
        [
            .. from section in Sections
               let announcements = told.Where(one => one.Section == section.Kind).GroupBy(Together).Select(Tell).ToList()
               where announcements.Count > 0
               select new DraftReleaseGroup(section.Kind, section.Heading, announcements),
        ];
    }

    /// <summary>Which section a release is told in; a project without a followed tree is a tool.</summary>
    internal static string SectionOf(ReleaseAnswer release) => release switch
    {
        { Kind: ReleaseKinds.RealTime } => DraftReleaseKinds.RealTime,
        { Tree: null } when !IsKernel(release.Project) => DraftReleaseKinds.Tools,
        { Kind: ReleaseKinds.Stable } => DraftReleaseKinds.Stable,
        { Kind: ReleaseKinds.LongTerm } => DraftReleaseKinds.LongTerm,
        _ => DraftReleaseKinds.Mainline,
    };

    /// <summary>Announced on a list that is read while its tree is not followed, the kernel is no tool.</summary>
    private static bool IsKernel(string project) => project.Equals("Linux", StringComparison.OrdinalIgnoreCase);

    private SignedRelease Signed(ReleaseAnswer release) => new(
        release, SectionOf(release),
        release.MessageId is { } mail && communities.TryGetValue(release.Community, out var community) ? DraftSenders.Of(connection, community, mail)?.Called : null);

    /// <summary>Of mainline and of tools each mail says something of its own.</summary>
    private static (string, string, string?, string?) Together(SignedRelease one) =>
        (one.Release.Community, one.Release.Project, one.By, HasWords(one.Section) ? one.Release.MessageId ?? one.Release.Name : null);

    private static bool HasWords(string section) => section is DraftReleaseKinds.Mainline or DraftReleaseKinds.Tools;

    private DraftAnnouncement Tell(IEnumerable<SignedRelease> together)
    {
        var all = together.ToList();
        var (first, section, by) = all[0];
        var quote = HasWords(section) && first.MessageId is { } mail ? texts.OfMail(first.Community, mail) : DraftQuote.None;
        return new DraftAnnouncement(first.Project, first.Community, by, first.At, [.. all.Select(one => Tell(one.Release))], quote.Text, quote.Note);
    }

    private static DraftRelease Tell(ReleaseAnswer release) => new(
        release.Name, Number(release.Name), release.Kind, release.At, release.Tree, release.TagCommit, release.MessageId, release.Url);

    private static string Number(string name) => name is ['v' or 'V', >= '0' and <= '9', ..] ? name[1..] : name;

    private sealed record SignedRelease(ReleaseAnswer Release, string Section, string? By);
}
