using System.Globalization;
using Tracker.Core.CommitsIn;
using Tracker.Core.MailIn;

namespace Tracker.Core.AnswersOut.Releases;

/// <summary>A release's tag in a tree.</summary>
internal sealed record TaggedRelease(string Community, string Tree, ReleaseName Name, string Commit, DateTimeOffset At);

/// <summary>A release in a mail.</summary>
internal sealed record MailedRelease(
    string Community, string Project, string Name, AnnouncementKind Kind, DateTimeOffset At, string MessageId, string? Web);

/// <summary>Tells which mail announces which tag; pure.</summary>
internal sealed class ReleaseJoin
{
    /// <summary>A name comes again with another project, not with the same one in the same weeks.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromDays(14);

    private readonly IReadOnlyList<TaggedRelease> tags;
    private readonly ILookup<(string Community, string Name), MailedRelease> mailed;
    private readonly HashSet<(string Community, string Project)> own;
    private readonly ILookup<string, string> ownNames;
    private readonly ReleaseAges ages;

    /// <param name="tags">All there are, once each: what a release mends is found among them.</param>
    /// <param name="mails">Oldest first.</param>
    /// <param name="projects">All that were ever announced in a community, with the community.</param>
    public ReleaseJoin(IReadOnlyList<TaggedRelease> tags, IReadOnlyList<MailedRelease> mails, IEnumerable<(string Community, string Project)> projects)
    {
        this.tags = tags;
        ages = new ReleaseAges(tags);
        mailed = WithoutDoubles(mails).ToLookup(mail => (mail.Community, Key(mail.Name)));
        var trees = tags.Select(tag => (tag.Community, tag.Tree)).Distinct().ToList();
        own = [.. projects.Where(project => trees.Any(tree => tree.Community == project.Community && (IsCalled(project.Project, tree.Tree) || IsCalled(project.Project, tree.Community))))];
        ownNames = own.ToLookup(project => project.Community, project => project.Project);
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ReleaseAnswer> Since(DateTimeOffset since)
    {
        var announced = new HashSet<MailedRelease>();
        var releases = new List<ReleaseAnswer>();
        foreach (var tag in tags.Where(tag => tag.At >= since - Near))
        {
            var mail = Announcement(tag);
            if (mail is not null)
                announced.Add(mail);
            releases.Add(Answer(tag, mail));
        }
        releases.AddRange(mailed.SelectMany(mails => mails).Where(mail => !announced.Contains(mail)).Select(Answer));
        return
        [
            .. releases.Where(release => release.At >= since)
                .OrderByDescending(release => release.At).ThenBy(release => release.Project, StringComparer.Ordinal).ThenBy(release => release.Name, StringComparer.Ordinal),
        ];
    }

    private MailedRelease? Announcement(TaggedRelease tag) =>
        mailed[(tag.Community, Key(tag.Name.Name))].Concat(mailed[(tag.Community, Month(tag))])
            .Where(mail => (mail.At - tag.At).Duration() <= Near && MayBeOf(mail))
            .MinBy(mail => (mail.At - tag.At).Duration());

    /// <summary>Where a community announces its own releases by their name, another project's of the same number are not its own.</summary>
    private bool MayBeOf(MailedRelease mail) => !ownNames.Contains(mail.Community) || own.Contains((mail.Community, mail.Project));

    /// <summary>What nobody announced is called as the others were, where these agree.</summary>
    private string Project(string community) => ownNames[community].Distinct(StringComparer.OrdinalIgnoreCase).Take(2).ToList() is [var only] ? only : community;

    private ReleaseAnswer Answer(TaggedRelease tag, MailedRelease? mail) => new(
        tag.At, tag.Name.Name, mail?.Project ?? Project(tag.Community), tag.Community, ages.KindOf(tag.Community, tag.Name, tag.At), tag.Tree, tag.Commit,
        mail?.MessageId, mail is null ? null : MailUrl.Of(mail.Web, mail.MessageId));

    private ReleaseAnswer Answer(MailedRelease mail) => new(
        mail.At, mail.Name, mail.Project, mail.Community, KindOf(mail), Tree: null, TagCommit: null, mail.MessageId, MailUrl.Of(mail.Web, mail.MessageId));

    private string KindOf(MailedRelease mail) => mail.Kind switch
    {
        AnnouncementKind.Candidate => ReleaseKinds.Candidate,
        AnnouncementKind.RealTime => ReleaseKinds.RealTime,
        AnnouncementKind.Stable when MayBeOf(mail) && ReleaseName.TryParse(mail.Name, out var name) => ages.KindOf(mail.Community, name, mail.At),
        AnnouncementKind.Stable => ReleaseKinds.Stable,
        _ => ReleaseKinds.Final,
    };

    // Announced once more, for an address that was mistyped: the first counts.
    private static IEnumerable<MailedRelease> WithoutDoubles(IReadOnlyList<MailedRelease> mails)
    {
        var last = new Dictionary<(string, string, string), DateTimeOffset>();
        foreach (var mail in mails)
        {
            var key = (mail.Community, mail.Project, Key(mail.Name));
            if (last.TryGetValue(key, out var before) && mail.At - before <= Near)
                continue;
            last[key] = mail.At;
            yield return mail;
        }
    }

    /// <summary>The same for "v6.9-rc1", "6.9-rc1" and "6.9.0-rc1".</summary>
    private static string Key(string name)
    {
        if (!ReleaseName.TryParse(name, out var release))
            return name.ToLowerInvariant();
        IReadOnlyList<long> numbers = release.Numbers is [var first, var second, 0] ? [first, second] : release.Numbers;
        return $"{string.Join('.', numbers)}{(release.Candidate is { } candidate ? $"-rc{candidate}" : "")}";
    }

    /// <summary>"january 2024" for a tag 20240129: some announcements name the month alone.</summary>
    private static string Month(TaggedRelease tag) =>
        tag.Name.Numbers is [var day] && DateTime.TryParseExact($"{day}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("MMMM yyyy", CultureInfo.InvariantCulture).ToLowerInvariant()
            : "";

    /// <summary>"Linux" for "linux-kernel", "Linux Test Project" for "ltp".</summary>
    private static bool IsCalled(string project, string name)
    {
        var (mine, theirs) = (Letters(project), Letters(name));
        var initials = string.Concat(project.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToLowerInvariant(word[0])));
        return mine.Length > 1 && (theirs.Contains(mine, StringComparison.Ordinal) || (initials.Length > 2 && initials == theirs));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
