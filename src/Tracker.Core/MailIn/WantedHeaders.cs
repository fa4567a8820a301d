using System.Text;

namespace Tracker.Core.MailIn;

/// <summary>Picks the header fields that Tracker reads, so that GMime need not make objects of the others.</summary>
/// <remarks>Most of a mail's fields are traces and signatures; without them GMime takes a third of the time.</remarks>
internal static class WantedHeaders
{
    private static readonly byte[][] Names =
    [
        .. new[]
        {
            "From", "Sender", "Reply-To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Received", "MIME-Version",
            "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "X-stable", "X-Mailer", "User-Agent", "X-Original-From",
        }.Select(Encoding.ASCII.GetBytes),
    ];

    private static readonly byte[] Received = "Received"u8.ToArray();
    private static readonly byte[] Cc = "Cc"u8.ToArray();

    /// <summary>The pieces of the mail to parse: runs of wanted fields, then all from the blank line on.</summary>
    public static List<Range> In(ReadOnlySpan<byte> raw)
    {
        var pieces = new List<Range>(8);
        var search = new Search();
        var at = 0;
        var keptFrom = -1;
        for (; at < raw.Length && raw[at] is not ((byte)'\n' or (byte)'\r'); at += LineLength(raw[at..]))
        {
            var isWanted = raw[at] is (byte)' ' or (byte)'\t' ? keptFrom >= 0 : search.IsWanted(raw, at);
            if (isWanted == keptFrom >= 0)
                continue;
            if (!isWanted)
                pieces.Add(keptFrom..at);
            keptFrom = isWanted ? at : -1;
        }
        if (keptFrom >= 0)
            pieces.Add(keptFrom..at);
        pieces.Add(at..raw.Length);
        return pieces;
    }

    private static int LineLength(ReadOnlySpan<byte> rest) => rest.IndexOf((byte)'\n') is var end and >= 0 ? end + 1 : rest.Length;

    private struct Search
    {
        private bool hasReceived;
        private bool? isMunged;

        public bool IsWanted(ReadOnlySpan<byte> raw, int at)
        {
            var line = raw.Slice(at, LineLength(raw[at..]));
            var name = line[..Math.Max(0, line.IndexOf((byte)':'))].TrimEnd((byte)' ');
            if (Is(name, Cc))
                return isMunged ??= raw.IndexOf(" via "u8) >= 0;
            if (!Is(name, Received))
                return IsListed(name);
            // The topmost is the last server's, the one that is asked for.
            var isFirst = !hasReceived;
            hasReceived = true;
            return isFirst;
        }

        private static bool IsListed(ReadOnlySpan<byte> name)
        {
            foreach (var listed in Names)
            {
                if (Is(name, listed))
                    return true;
            }
            return false;
        }

        private static bool Is(ReadOnlySpan<byte> name, byte[] listed) => name.Length == listed.Length && Ascii.EqualsIgnoreCase(name, listed);
    }
}
