using System.Runtime.InteropServices;
using Tracker.Core.Git;

namespace Tracker.Core.MailIn;

/// <summary>A commit of an epoch: one mail that came or went.</summary>
/// <param name="Folder">Git's tree object, which names the mail's blob "m", or "d" when it was removed.</param>
/// <param name="CommittedAt">Unix seconds: when the archive got it.</param>
/// <param name="LatestAt">The later of its two dates: the author's is the mail's own.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PublicInboxCommit(GitOid Id, GitOid Folder, long CommittedAt, long LatestAt);

/// <summary>An epoch's history, a chain from its last commit to its first.</summary>
internal static class PublicInboxChain
{
    /// <summary>Newest first, up to but without <paramref name="end"/>; where a commit is missing, up to there.</summary>
    public static List<PublicInboxCommit> Read(GitObjects objects, GitOid tip, GitOid? end) => Read(objects, tip, end, out _, out _, CancellationToken.None);

    /// <param name="unread">The commit that the chain is broken at, and why.</param>
    public static List<PublicInboxCommit> Read(
        GitObjects objects, GitOid tip, GitOid? end, out ChainEnd stopped, out (GitOid Id, string Reason)? unread, CancellationToken cancellationToken)
    {
        unread = null;
        var chain = new List<PublicInboxCommit>();
        GitOid? next = tip;
        while (next is { } id)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (id == end)
            {
                stopped = ChainEnd.AtBookmark;
                return chain;
            }
            using var commit = objects.Read(id);
            if (Read(id, commit.Bytes, out next) is not { } read)
            {
                stopped = ChainEnd.Broken;
                unread = (id, commit.Failure ?? $"object {id} is no commit");
                return chain;
            }
            chain.Add(read);
        }
        stopped = ChainEnd.AtStart;
        return chain;
    }

    // Headers stand in this order: tree, parents, author, committer. The rest of the commit is not looked at.
    private static PublicInboxCommit? Read(GitOid id, ReadOnlySpan<byte> bytes, out GitOid? parent)
    {
        parent = null;
        GitOid? folder = null;
        long authored = 0;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            var line = bytes[range];
            if (line.StartsWith("tree "u8))
                folder = GitOid.FromHex(line[5..]);
            else if (line.StartsWith("parent "u8))
                parent ??= GitOid.FromHex(line[7..]);
            else if (line.StartsWith("author "u8))
                authored = Seconds(line);
            else if (line.StartsWith("committer "u8) || line.IsEmpty)
                return folder is { } root ? new PublicInboxCommit(id, root, Seconds(line), Math.Max(authored, Seconds(line))) : null;
        }
        return null;
    }

    private static long Seconds(ReadOnlySpan<byte> line)
    {
        var end = line.LastIndexOf((byte)' ');
        var start = end < 0 ? -1 : line[..end].LastIndexOf((byte)' ');
        return start >= 0 && long.TryParse(line[(start + 1)..end], out var seconds) ? seconds : 0;
    }
}

/// <summary>Why the reading of a chain ended.</summary>
internal enum ChainEnd
{
    AtStart,
    AtBookmark,

    /// <summary>A commit is not there: the epoch is shallow, or damaged.</summary>
    Broken,
}
