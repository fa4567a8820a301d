using Tracker.Core.Git;

namespace Tracker.Core.MailIn;

/// <summary>Reads an epoch of format 2, a mail a commit, oldest first.</summary>
/// <param name="isShallow">Whether it was cloned in part (git-clone(1), --depth).</param>
internal sealed class PublicInboxHistory(GitObjects objects, string source, DateTimeOffset? since, bool isShallow)
{
    // A mail may have come a while after the day it says; what is too old in the end, its own date decides.
    private static readonly TimeSpan Slack = TimeSpan.FromDays(2);

    private readonly long earliest = since is { } start ? (start - Slack).ToUnixTimeSeconds() : long.MinValue;
    private readonly PublicInboxBatches batches = new(objects, source);

    public IEnumerable<ArchiveBatch> Read(GitOid tip, GitOid? bookmark, CancellationToken cancellationToken)
    {
        var chain = PublicInboxChain.Read(objects, tip, bookmark, out var stopped, out var unread, cancellationToken);
        if (unread is { } gap)
            SetAside(gap, isTip: chain.Count == 0);
        // The bookmark was not met on the way to the first commit: history was edited, and all of it is read again.
        var alive = bookmark is not null && stopped == ChainEnd.AtStart ? new HashSet<string>() : null;
        GitOid? last = bookmark;
        for (var at = chain.Count - 1; at >= 0; at--)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (batches.IsFull && last is { } full)
                yield return batches.Take(full.ToString(), null);
            var (blob, isRemoval) = BlobOf(chain[at]);
            if (blob is { } mail && !isRemoval && batches.HasRemoved(mail.ToString()) && last is { } before)
                yield return batches.Take(before.ToString(), null);
            if (blob is { } found)
                Take(chain[at], found, isRemoval, alive);
            last = chain[at].Id;
        }
        yield return batches.Take(tip.ToString(), alive);
    }

    /// <summary>What lies behind a commit that is not there cannot be read; in an epoch that was cloned in part nothing else was asked for.</summary>
    /// <exception cref="InvalidDataException">It is the last commit: there is nothing to read, and this must not pass for an archive without mails.</exception>
    private void SetAside((GitOid Id, string Reason) gap, bool isTip)
    {
        if (isTip)
            throw new InvalidDataException($"the last commit of epoch '{source}' is damaged, {gap.Id}: {gap.Reason}");
        if (!isShallow)
            batches.SetAside(gap.Id, $"a commit is damaged, and what came before it was not read: {gap.Reason}");
    }

    private void Take(in PublicInboxCommit commit, in GitOid blob, bool isRemoval, HashSet<string>? alive)
    {
        if (isRemoval)
        {
            batches.Remove(blob.ToString());
            alive?.Remove(blob.ToString());
            return;
        }
        alive?.Add(blob.ToString());
        if (commit.LatestAt >= earliest)
            batches.Add(blob, ArchivedAt(commit));
    }

    private (GitOid? Blob, bool IsRemoval) BlobOf(in PublicInboxCommit commit)
    {
        using var root = objects.Read(commit.Folder);
        if (root.Failure is { } failure)
            batches.SetAside(commit.Id, $"its folder is damaged: {failure}");
        var entries = new GitFolderEntries(root.Bytes);
        while (entries.MoveNext())
        {
            if (!entries.IsFolder && (entries.Name.SequenceEqual("m"u8) || entries.Name.SequenceEqual("d"u8)))
                return (entries.Id, entries.Name[0] == 'd');
        }
        return (null, false);
    }

    private static DateTimeOffset? ArchivedAt(in PublicInboxCommit commit) =>
        commit.CommittedAt is > 0 and < 4_102_444_800 ? DateTimeOffset.FromUnixTimeSeconds(commit.CommittedAt) : null;
}
