using Microsoft.Data.Sqlite;
using Tracker.Core.CommitsIn;
using Tracker.Core.Git;
using Tracker.Core.MailIn;

namespace Tracker.Core.AnswersOut.Diffs;

/// <summary>Reads patches from where they are: mails from their archives, commits from the community's store.</summary>
internal sealed class PatchTexts(SqliteConnection connection, Community community, string dataFolder) : IDisposable
{
    private readonly StoredMails mails = new(connection, community, dataFolder);
    private TreeReader? tree;

    public StoredPatch OfMail(string messageId) => mails.ReadPatch(messageId);

    public CommitText OfCommit(string commit)
    {
        try
        {
            tree ??= community.Trees is [var first, ..] ? new TreeReader(GitStore.FolderOf(dataFolder, community.Name), first) : null;
            return tree?.Text(new CommitId(commit)) ?? new CommitText(null, "the configuration names no tree any more");
        }
        catch (TrackerException gone)
        {
            return new CommitText(null, gone.Message);
        }
    }

    public void Dispose()
    {
        mails.Dispose();
        tree?.Dispose();
    }
}
