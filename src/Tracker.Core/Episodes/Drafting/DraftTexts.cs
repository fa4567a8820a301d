using Microsoft.Data.Sqlite;
using Tracker.Core.MailIn;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>A paragraph of a mail, or why there is none.</summary>
internal sealed record DraftQuote(string? Text, string? Note)
{
    /// <summary>The mail has a diff: it is a patch and no cover letter.</summary>
    public bool IsOfPatch { get; init; }

    public static DraftQuote None { get; } = new(null, null);
}

/// <summary>Reads again what mails say: the database keeps no texts.</summary>
internal sealed class DraftTexts(SqliteConnection connection, IReadOnlyList<Community> communities, string dataFolder) : IDisposable
{
    private readonly Dictionary<string, StoredMails> mails = [];

    /// <summary>The first paragraph of a cover letter's or patch's message.</summary>
    public DraftQuote OfPatch(string community, string messageId)
    {
        var read = MailsOf(community).ReadPatch(messageId);
        if (read.Patch is not { } patch)
            return new DraftQuote(null, read.Unreadable);
        return Of(patch.Body) with { IsOfPatch = patch.Diff is not null };
    }

    /// <summary>The first paragraph of any mail.</summary>
    public DraftQuote OfMail(string community, string messageId) => Text(community, messageId) is var read && read.Text is { } text
        ? Of(text)
        : new DraftQuote(null, read.Unreadable);

    public StoredWords Text(string community, string messageId) => MailsOf(community).ReadText(messageId);

    public void Dispose()
    {
        foreach (var community in mails.Values)
            community.Dispose();
    }

    private static DraftQuote Of(string text) => new(DraftParagraph.First(text), null);

    /// <summary>The database may know of a community that the configuration has forgotten.</summary>
    private StoredMails MailsOf(string name)
    {
        if (mails.TryGetValue(name, out var known))
            return known;
        var community = communities.FirstOrDefault(community => community.Name == name) ?? new Community(name, [], []);
        return mails[name] = new StoredMails(connection, community, dataFolder);
    }
}
