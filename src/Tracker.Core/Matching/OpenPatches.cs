using System.Runtime.InteropServices;
using Dapper;
using Microsoft.Data.Sqlite;
using Tracker.Core.Patches;
using Tracker.Core.Storage;

namespace Tracker.Core.Matching;

/// <summary>
/// The patches that may still land at a time that only goes forward, in memory, found by their lines. Of a patch's lines eight
/// are enough: those with the smallest hashes, as a diff that has a third of all its lines has one of them nineteen times in twenty.
/// </summary>
internal sealed class OpenPatches(SqliteConnection connection, long communityKey) : IDisposable
{
    private const int MostLines = 8;

    /// <summary>What is in every patch says nothing: of those with a line the newest are looked at.</summary>
    private const int MostOfLine = 256;

    /// <summary>So many candidates are compared with a commit, those with most in common.</summary>
    private const int MostFound = 64;

    private static readonly long Wait = (long)Matcher.LongestWait.TotalSeconds;
    private static readonly long Slack = (long)Matcher.ClockSlack.TotalSeconds;

    private static readonly long Month = (long)TimeSpan.FromDays(30).TotalSeconds;

    private readonly Statement posted = new(
        connection,
        """
        SELECT   m.mail_key, m.posted_at, p.sketch
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
    private (long Oldest, long Newest)? span;

    /// <param name="committedAt">Not before that of the last call.</param>
    public IReadOnlyList<long> Find(LineSketch lines, long committedAt)
    {
        Load(committedAt);
        var hits = new Dictionary<OpenPatch, int>();
        foreach (var line in Telling(lines))
            foreach (var patch in younger.Of(line).Concat(older.Of(line)).Take(MostOfLine).Where(patch => MayBe(patch, committedAt)))
                hits[patch] = hits.GetValueOrDefault(patch) + 1;
        return [.. hits.OrderByDescending(hit => hit.Value).ThenByDescending(hit => hit.Key.PostedAt).Take(MostFound).Select(hit => hit.Key.MailKey)];
    }

    public void Dispose() => posted.Dispose();

    private static bool MayBe(OpenPatch patch, long committedAt) => patch.PostedAt <= committedAt + Slack && patch.PostedAt >= committedAt - Wait;

    /// <summary>By the month, since what is read at once is in memory twice; never beyond the mails, whatever a commit says the time is.</summary>
    private void Load(long committedAt)
    {
        var (oldest, newest) = span ??= Span();
        var from = loadedUpTo ?? Math.Max(committedAt - Wait, oldest) - 1;
        for (; from < Math.Min(committedAt + Slack, newest); from += Month)
            foreach (var patch in posted.Bind(1, communityKey).Bind(2, from).Bind(3, from + Month).Rows(Read))
                Add(patch);
        loadedUpTo = from;
    }

    private (long Oldest, long Newest) Span() => connection.QuerySingle<(long Oldest, long Newest)>(
        """
        SELECT coalesce((SELECT posted_at FROM mails WHERE community_key = @communityKey AND kind = 2 ORDER BY posted_at LIMIT 1), 0),
               coalesce((SELECT posted_at FROM mails WHERE community_key = @communityKey AND kind = 2 ORDER BY posted_at DESC LIMIT 1), 0)
        """, new { communityKey });

    private void Add((OpenPatch Patch, LineSketch Lines) loaded)
    {
        if (loaded.Patch.PostedAt - younger.Since > Wait)
            (older, younger) = (younger, new Generation(loaded.Patch.PostedAt));
        foreach (var line in Telling(loaded.Lines).Order().Take(MostLines))
            younger.Add(line, loaded.Patch);
    }

    private static (OpenPatch Patch, LineSketch Lines) Read(StatementRow row) =>
        (new OpenPatch(row.Number(0), row.Number(1)), row.MaybeBlob(2) is { } bytes ? LineSketch.FromBytes(bytes) : LineSketch.Empty);

    private static HashSet<uint> Telling(LineSketch lines) => new TellingLines().Of(lines);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct OpenPatch(long MailKey, long PostedAt);

    /// <summary>Patches by their lines, each line's as a chain from the newest on: an entry is 24 bytes, and nothing for the collector.</summary>
    private sealed class Generation(long since)
    {
        private readonly Dictionary<uint, int> newest = [];
        private readonly List<(OpenPatch Patch, int Before)> entries = [];

        public long Since => since;

        public void Add(uint line, OpenPatch patch)
        {
            entries.Add((patch, newest.GetValueOrDefault(line, -1)));
            newest[line] = entries.Count - 1;
        }

        public IEnumerable<OpenPatch> Of(uint line)
        {
            for (var at = newest.GetValueOrDefault(line, -1); at >= 0; at = entries[at].Before)
                yield return entries[at].Patch;
        }
    }
}
