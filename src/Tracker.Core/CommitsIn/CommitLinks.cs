using Tracker.Core.Patches;

namespace Tracker.Core.CommitsIn;

/// <summary>
/// Reads the mails that a commit message links to. A bare Link: says where the commit comes from, a footnoted one what
/// else to read, Closes: what it fixes (the kernel's submitting-patches, and what maintainers made of it).
/// </summary>
internal static class CommitLinks
{
    /// <summary>Merges list many; more than these is an attempt to make us busy.</summary>
    private const int MostLinks = 256;

    private static readonly string[] Provenance = ["Link:", "Message-ID:", "LKML-Reference:", "Patchwork:"];

    private static readonly string[] Reports = ["Closes:", "Reported-by:", "Buglink:", "Bug:", "Bugzilla:", "Fixes:", "Reported-and-tested-by:"];

    public static IReadOnlyList<CommitLink> In(ReadOnlySpan<char> body)
    {
        // Every link and every id has one; most messages of old times have no other use for it than addresses.
        if (!body.Contains("://", StringComparison.Ordinal) && !body.Contains("Message-I", StringComparison.OrdinalIgnoreCase) && !body.Contains("LKML-Ref", StringComparison.Ordinal))
            return [];
        List<CommitLink> links = [];
        var label = ReadOnlySpan<char>.Empty;
        foreach (var range in body.Split('\n'))
        {
            var line = body[range].TrimEnd();
            // "Link:" alone on a line: the next one has the address.
            var value = label.Length > 0 ? line.TrimStart() : LabelledValue(line, out label);
            var kind = KindOf(label);
            if (kind is not null && value.Length == 0)
                continue;
            Read(kind, kind is null ? line : value, links);
            label = [];
        }
        links.RemoveAll(link => link.Kind == CommitLinkKind.Discussion && links.Contains(link with { Kind = CommitLinkKind.Provenance }));
        return links;
    }

    private static void Read(CommitLinkKind? kind, ReadOnlySpan<char> text, List<CommitLink> links)
    {
        if (kind == CommitLinkKind.Provenance && IsBare(text))
        {
            if (MessageLinks.Read(text) is { } id)
                Add(links, CommitLinkKind.Provenance, id);
            return;
        }
        if (!text.Contains("://", StringComparison.Ordinal))
            return;
        foreach (var id in MessageLinks.In(text.ToString()))
            Add(links, kind == CommitLinkKind.Report ? CommitLinkKind.Report : CommitLinkKind.Discussion, id);
    }

    private static void Add(List<CommitLink> links, CommitLinkKind kind, string id)
    {
        var link = new CommitLink(kind, id);
        if (links.Count < MostLinks && !links.Contains(link))
            links.Add(link);
    }

    /// <summary>Tools write an address and nothing else; people add "[1]" or "# v2" where it is a footnote.</summary>
    private static bool IsBare(ReadOnlySpan<char> value) => value.IndexOfAny(' ', '\t') < 0;

    private static CommitLinkKind? KindOf(ReadOnlySpan<char> label)
    {
        if (label.Length == 0)
            return null;
        foreach (var known in Provenance)
        {
            if (label.Equals(known, StringComparison.OrdinalIgnoreCase))
                return CommitLinkKind.Provenance;
        }
        foreach (var known in Reports)
        {
            if (label.Equals(known, StringComparison.OrdinalIgnoreCase))
                return CommitLinkKind.Report;
        }
        return null;
    }

    /// <summary>The value behind a known label at the line's start; the label again in it is a tool's stutter.</summary>
    private static ReadOnlySpan<char> LabelledValue(ReadOnlySpan<char> line, out ReadOnlySpan<char> label)
    {
        label = [];
        var colon = line[..Math.Min(line.Length, "Reported-and-tested-by:".Length)].IndexOf(':');
        if (colon < 0 || KindOf(line[..(colon + 1)]) is null)
            return line;
        label = line[..(colon + 1)];
        var value = line[(colon + 1)..].TrimStart();
        while (value.StartsWith(label, StringComparison.OrdinalIgnoreCase))
            value = value[label.Length..].TrimStart();
        return value;
    }
}
