using System.Text;
using System.Text.Unicode;
using Tracker.Core.Git;

namespace Tracker.Core.CommitsIn;

/// <summary>A commit object taken apart (git's Documentation/gitformat-commit: headers, an empty line, the message).</summary>
internal sealed record RawCommit(
    GitOid? Folder, IReadOnlyList<GitOid> Parents, Signature? Author, Signature? Committer, string Message)
{
    /// <summary>Null when the bytes have not even the form of a commit.</summary>
    public static RawCommit? Read(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("tree "u8))
            return null;
        var headers = ReadHeaders(bytes, out var message);
        var encoding = CommitEncoding.Named(headers.Encoding);
        return new RawCommit(
            GitOid.FromHex(bytes.Slice(5, Math.Min(2 * GitOid.Size, bytes.Length - 5))),
            headers.Parents,
            Signature.Read(headers.Author, encoding),
            Signature.Read(headers.Committer, encoding),
            CommitEncoding.Decode(message, encoding));
    }

    /// <summary>What a walk needs, and no more: reads nothing after the committer line.</summary>
    /// <returns>The committer date in Unix seconds, 0 when it cannot be read; null when it is no commit.</returns>
    public static long? ReadLinks(ReadOnlySpan<byte> bytes, List<GitOid> parents)
    {
        if (!bytes.StartsWith("tree "u8))
            return null;
        while (NextLine(ref bytes) is { Length: > 0 } line)
        {
            if (line.StartsWith("parent "u8) && GitOid.FromHex(line[7..]) is { } parent)
                parents.Add(parent);
            else if (line.StartsWith("committer "u8))
                return Signature.ReadTime(line)?.Seconds ?? 0;
        }
        return 0;
    }

    private static Headers ReadHeaders(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> message)
    {
        var headers = new Headers();
        var end = bytes.IndexOf("\n\n"u8);
        message = end < 0 ? [] : bytes[(end + 2)..];
        foreach (var line in bytes[..(end < 0 ? bytes.Length : end)].Split((byte)'\n'))
            headers.Take(bytes[line]);
        return headers;
    }

    private static ReadOnlySpan<byte> NextLine(scoped ref ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        var line = end < 0 ? bytes : bytes[..end];
        bytes = end < 0 ? [] : bytes[(end + 1)..];
        return line;
    }

    private ref struct Headers()
    {
        public List<GitOid> Parents { get; } = new(1);

        public ReadOnlySpan<byte> Author { get; private set; }

        public ReadOnlySpan<byte> Committer { get; private set; }

        public ReadOnlySpan<byte> Encoding { get; private set; }

        // Lines that begin with a space go on with a header before them (gpgsig, mergetag): none that is read here.
        public void Take(ReadOnlySpan<byte> line)
        {
            if (line.StartsWith("parent "u8) && GitOid.FromHex(line[7..]) is { } parent)
                Parents.Add(parent);
            else if (line.StartsWith("author "u8) && Author.IsEmpty)
                Author = line[7..];
            else if (line.StartsWith("committer "u8) && Committer.IsEmpty)
                Committer = line[10..];
            else if (line.StartsWith("encoding "u8))
                Encoding = line[9..];
        }
    }
}

/// <summary>Who and when, as a commit or tag says it: <c>Name &lt;address&gt; seconds zone</c>.</summary>
internal sealed record Signature(Person Person, DateTimeOffset At)
{
    // The last day of the year 2200: what is later is no date that a commit can have, and dates are computed with.
    private const long Latest = 7_289_654_399;

    public static Signature? Read(ReadOnlySpan<byte> line, Encoding? encoding)
    {
        var open = line.IndexOf((byte)'<');
        var close = line.LastIndexOf((byte)'>');
        if (open < 0 || close < open || ReadTime(line) is not { } time)
            return null;
        var person = new Person(Clean(line[..open], encoding), Clean(line[(open + 1)..close], encoding));
        return new Signature(person, DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(time.Seconds, 0, Latest)).ToOffset(time.Zone));
    }

    /// <summary>Null when there is no number where the seconds should stand.</summary>
    public static (long Seconds, TimeSpan Zone)? ReadTime(ReadOnlySpan<byte> line)
    {
        var rest = line[(line.LastIndexOf((byte)'>') + 1)..].Trim((byte)' ');
        var space = rest.IndexOf((byte)' ');
        var seconds = space < 0 ? rest : rest[..space];
        return ReadSeconds(seconds) is { } value ? (value, space < 0 ? TimeSpan.Zero : ReadZone(rest[(space + 1)..])) : null;
    }

    // More digits than any number has are a date all the same, as they are to git.
    private static long? ReadSeconds(ReadOnlySpan<byte> number)
    {
        if (long.TryParse(number, out var value))
            return value;
        var digits = number.TrimStart((byte)'-');
        return digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9') ? null : digits.Length < number.Length ? 0 : Latest;
    }

    private static TimeSpan ReadZone(ReadOnlySpan<byte> zone)
    {
        if (!int.TryParse(zone, out var value))
            return TimeSpan.Zero;
        var minutes = (value / 100 * 60) + (value % 100);
        return Math.Abs(minutes) <= 14 * 60 ? TimeSpan.FromMinutes(minutes) : TimeSpan.Zero;
    }

    private static string Clean(ReadOnlySpan<byte> bytes, Encoding? encoding) =>
        CommitEncoding.Decode(bytes.Trim((byte)' '), encoding).Replace("\0", "", StringComparison.Ordinal).Trim();
}

/// <summary>The encoding of a commit's text: the one it names, else UTF-8, else Latin-1 where it is not UTF-8.</summary>
internal static class CommitEncoding
{
    public static Encoding? Named(ReadOnlySpan<byte> name)
    {
        if (name.IsEmpty || name.Length > 40)
            return null;
        var text = Encoding.ASCII.GetString(name).Trim();
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(text) ?? Encoding.GetEncoding(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    public static string Decode(ReadOnlySpan<byte> bytes, Encoding? encoding) =>
        encoding is null or UTF8Encoding
            ? (Utf8.IsValid(bytes) ? Encoding.UTF8 : Encoding.Latin1).GetString(bytes)
            : encoding.GetString(bytes);
}

/// <summary>A tag object taken apart (git-mktag(1)).</summary>
internal sealed record RawTag(GitOid Target, Signature? Tagger)
{
    public static RawTag? Read(ReadOnlySpan<byte> bytes)
    {
        GitOid? target = null;
        foreach (var range in bytes.Split((byte)'\n'))
        {
            var line = bytes[range];
            if (line.IsEmpty)
                break;
            if (line.StartsWith("object "u8))
                target ??= GitOid.FromHex(line[7..]);
            else if (line.StartsWith("tagger "u8) && target is { } tagged)
                return new RawTag(tagged, Signature.Read(line[7..], null));
        }
        return target is { } untold ? new RawTag(untold, null) : null;
    }
}
