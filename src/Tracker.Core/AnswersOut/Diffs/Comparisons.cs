using System.Globalization;
using Tracker.Core.Storage;

namespace Tracker.Core.AnswersOut.Diffs;

/// <summary>What changed between a patch as posted and as landed, or between two versions; reads mails and commits again for it.</summary>
public sealed class Comparisons(TrackerDatabase database, string dataFolder, IReadOnlyList<Community> communities)
{
    /// <param name="query">A mail: its message-id, or an archive's address of it.</param>
    /// <param name="tree">The tree to compare with; null: mainline where it landed there, else where it did.</param>
    /// <param name="against">A version ("v2") or a mail of another version to compare with, in place of a tree; null: none.</param>
    /// <exception cref="TrackerException">No tree of that name is known.</exception>
    public DiffAnswer Ask(string query, string? tree, string? against)
    {
        using var connection = database.OpenForReading();
        LandingReading.Check(connection, tree);
        var mails = new DiffRows(connection);
        if (mails.Find(query) is not { } mail)
            return Nothing(query, against, $"No mail '{query}' of a patch series is in the archives that are read.");
        using var texts = new PatchTexts(connection, CommunityOf(mail), dataFolder);
        if (against is null)
            return new LandedDiff(connection, texts).Of(query, mail, tree);
        var versions = new VersionsDiff(connection, texts);
        if (Other(mails, versions, mail, against) is not { } other)
            return Nothing(query, against, IsVersion(against, out _) ? $"The series has no version '{against}'." : $"No mail '{against}' of a patch series is in the archives that are read.");
        return other.VersionKey == mail.VersionKey
            ? Nothing(query, against, "Both are of the same version: name another one.")
            : versions.Of(query, mail, other);
    }

    private static MailInVersion? Other(DiffRows mails, VersionsDiff versions, MailInVersion mail, string against)
    {
        if (!IsVersion(against, out var number))
            return mails.Find(against);
        return versions.Numbered(mail, number) is { } version ? mail with { VersionKey = version.VersionKey, Part = 0 } : null;
    }

    private static bool IsVersion(string text, out int number) =>
        int.TryParse(text.AsSpan().TrimStart("vV"), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    /// <summary>The database may know of a community that the configuration has forgotten.</summary>
    private Community CommunityOf(MailInVersion mail) =>
        communities.FirstOrDefault(community => community.Name == mail.Community) ?? new Community(mail.Community, [], []);

    private static DiffAnswer Nothing(string query, string? against, string reason) =>
        new(query, against is null ? DiffKinds.Landed : DiffKinds.Versions, "", "", "", reason, []);
}
