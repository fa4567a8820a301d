using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Tracker.Core.Patches;
using Tracker.Core.Storage;

namespace Tracker.Core.Matching;

/// <summary>
/// The patches that may still land at a time that only goes forward, in memory, found by their lines and files. Of a diff's lines
/// eight are enough: they are the ones with the smallest hashes, so that alike diffs have some of the eight in common.
/// </summary>
internal sealed class OpenPatches(SqliteConnection connection, long communityKey) : IDisposable
{
    private const int MostLines = 8;
    private const int MostFiles = 64;

    /// <summary>What is on every list says nothing: of a line or file the newest patches are looked at.</summary>
    private const int MostOfKey = 256;

    /// <summary>So many candidates are compared with a commit, those with most in common.</summary>
    private const int MostFound = 64;

    private static readonly long Wait = (long)Matcher.LongestWait.TotalSeconds;
    private static readonly long Slack = (long)Matcher.ClockSlack.TotalSeconds;

    /// <summary>Loaded at once, so that not every commit asks the database.</summary>
    private static readonly long Ahead = (long)TimeSpan.FromDays(30).TotalSeconds;

    private readonly Statement posted = new(
        connection,
        """
        SELECT   m.mail_key, m.posted_at, p.files, p.sketch
        FROM     mails m
                 CROSS JOIN patches p ON p.mail_key = m.mail_key
        WHERE    m.community_key = ?1 AND m.kind = 2 AND m.posted_at > ?2 AND m.posted_at <= ?3 AND p.sketch IS NOT NULL
                 -- In mainline, and not for being alike alone.
                 AND NOT EXISTS (SELECT 1
                                 FROM   matches x
                                        CROSS JOIN branch_commits h ON h.commit_key = x.commit_key AND h.left_at IS NULL
                                        CROSS JOIN branches b       ON b.branch_key = h.branch_key
                                        CROSS JOIN trees t          ON t.tree_key = b.tree_key AND t.role = 1
                                 WHERE  x.mail_key = p.mail_key
                                        AND NOT EXISTS (SELECT 1 FROM evidence e
                                                        WHERE  e.commit_key = x.commit_key AND e.mail_key = x.mail_key AND e.kind = 18))
        ORDER BY m.posted_at, m.mail_key
        """);

    // Each spans the longest wait: when the younger one is full, nothing in the older one can land any more.
    private Generation older = new(since: 0);
    private Generation younger = new(since: 0);
    private long? loadedUpTo;

    /// <param name="committedAt">Not before that of the last call.</param>
    public IReadOnlyList<long> Find(PatchDiff diff, long committedAt)
    {
        Load(committedAt);
        var hits = new Dictionary<long, (int Hits, long PostedAt)>();
        foreach (var (key, weight) in KeysOf(diff))
            foreach (var patch in younger.Of(key).Concat(older.Of(key)).Take(MostOfKey).Where(patch => patch.PostedAt <= committedAt + Slack && patch.PostedAt >= committedAt - Wait))
                hits[patch.MailKey] = (hits.GetValueOrDefault(patch.MailKey).Hits + weight, patch.PostedAt);
        return [.. hits.OrderByDescending(hit => hit.Value.Hits).ThenByDescending(hit => hit.Value.PostedAt).Take(MostFound).Select(hit => hit.Key)];
    }

    public void Dispose() => posted.Dispose();

    private void Load(long committedAt)
    {
        var from = loadedUpTo ?? committedAt - Wait - 1;
        if (committedAt + Slack <= from)
            return;
        var to = Math.Max(committedAt + Slack + Ahead, from);
        foreach (var patch in posted.Bind(1, communityKey).Bind(2, from).Bind(3, to).Rows(Read))
            Add(patch);
        loadedUpTo = to;
    }

    private void Add((OpenPatch Patch, PatchDiff Diff) loaded)
    {
        if (loaded.Patch.PostedAt - younger.Since > Wait)
            (older, younger) = (younger, new Generation(loaded.Patch.PostedAt));
        foreach (var (key, _) in KeysOf(loaded.Diff))
            younger.Add(key, loaded.Patch);
    }

    private static (OpenPatch Patch, PatchDiff Diff) Read(StatementRow row) =>
        (new OpenPatch(row.Number(0), row.Number(1)), Diffs.FromColumns(null, null, row.MaybeText(2), row.MaybeBlob(3)));

    /// <summary>A line says more than a file.</summary>
    private static IEnumerable<(long Key, int Weight)> KeysOf(PatchDiff diff) =>
        new TellingLines().Of(diff.Sketch).Order().Take(MostLines).Select(line => ((long)line, 2))
            .Concat(diff.Files.Take(MostFiles).Select(file => (StableHash.Of(file), 1)));

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct OpenPatch(long MailKey, long PostedAt);

    /// <summary>Patches by their keys, each key's as a chain from the newest on: an entry is 24 bytes, and nothing for the collector.</summary>
    private sealed class Generation(long since)
    {
        private readonly Dictionary<long, int> newest = [];
        private readonly List<(OpenPatch Patch, int Before)> entries = [];

        public long Since => since;

        public void Add(long key, OpenPatch patch)
        {
            entries.Add((patch, newest.GetValueOrDefault(key, -1)));
            newest[key] = entries.Count - 1;
        }

        public IEnumerable<OpenPatch> Of(long key)
        {
            for (var at = newest.GetValueOrDefault(key, -1); at >= 0; at = entries[at].Before)
                yield return entries[at].Patch;
        }
    }
}
