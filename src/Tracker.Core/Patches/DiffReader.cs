using System.Buffers.Text;

namespace Tracker.Core.Patches;

/// <summary>
/// Finds the diffs in a text and hands on their lines. Follows git-apply(1) in what is a diff and builtin/patch-id.c in
/// what is hashed, and forgives what mailers do to diffs: an empty line is a context line that lost its space.
/// </summary>
internal ref struct DiffReader(ReadOnlySpan<byte> text, DiffContents contents)
{
    /// <summary>Lines that cannot be in a hunk: mailers wrap some, but after more than these the hunk was cut off.</summary>
    private const int MostStrayLines = 2;

    private readonly ReadOnlySpan<byte> text = text;
    private readonly DiffContents contents = contents;
    private int next;
    private State state;
    private int before;
    private int after;
    private int strayLines;
    private string? headerName;
    private ReadOnlySpan<byte> oldBlob;
    private ReadOnlySpan<byte> newBlob;

    private enum State
    {
        /// <summary>Outside any diff.</summary>
        Text,

        /// <summary>After a "diff" line.</summary>
        Header,

        /// <summary>Where a hunk may begin.</summary>
        Between,
        Hunk,

        /// <summary>git hashes nothing of a binary file but the blobs' names.</summary>
        Binary,
    }

    public void Read()
    {
        while (next < text.Length && !contents.IsFull)
        {
            if (state == State.Text && !SkipToDiff())
                return;
            ReadLine(TakeLine());
        }
        End();
    }

    private void ReadLine(ReadOnlySpan<byte> line)
    {
        switch (state)
        {
            case State.Header:
                ReadHeader(line);
                break;
            case State.Between:
                ReadBetween(line);
                break;
            case State.Hunk:
                ReadHunk(line);
                break;
            case State.Binary:
                ReadBinary(line);
                break;
            default:
                _ = Begins(line);
                break;
        }
    }

    /// <summary>Goes to the next line that starts as a diff does, quickly: most text before a diff is not one.</summary>
    private bool SkipToDiff()
    {
        while (next < text.Length)
        {
            if (text[next] is (byte)'d' or (byte)'-')
                return true;
            var end = text[next..].IndexOf((byte)'\n');
            next = end < 0 ? text.Length : next + end + 1;
        }
        return false;
    }

    /// <summary>Whether a new file's diff starts at this line; if so its header is being read.</summary>
    private bool Begins(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("diff "u8) && IsDiffLine(line))
        {
            BeginGit(line);
            return true;
        }
        if (line.StartsWith("--- "u8) && IsPlainHeader())
        {
            EndUnlessHeaderOnly();
            contents.BeginPlainPart();
            headerName = null;
            ReadNames(line);
            return true;
        }
        return false;
    }

    private void BeginGit(ReadOnlySpan<byte> line)
    {
        EndUnlessHeaderOnly();
        contents.BeginGitPart();
        // After a binary file git does not hash the next one's "diff" line.
        if (state != State.Binary)
            contents.Hash(line);
        state = State.Header;
        oldBlob = newBlob = [];
        headerName = line.StartsWith("diff --git "u8) ? DiffPaths.InGitLine(line["diff --git "u8.Length..]) : null;
        if (headerName is not null)
            contents.Name(headerName);
    }

    /// <summary>git does not end its sum's piece after a file that has a header alone (mode, rename); neither after a binary one.</summary>
    private void EndUnlessHeaderOnly()
    {
        if (state is State.Between or State.Hunk)
            contents.EndPiece();
    }

    private void ReadHeader(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("--- "u8))
            ReadNames(line);
        else if (line.StartsWith("GIT binary patch"u8) || line.StartsWith("Binary files"u8))
            BeginBinary();
        else if (line.StartsWith("index "u8))
            ReadBlobs(line["index "u8.Length..]);
        else if (line is not [>= (byte)'a' and <= (byte)'z' or >= (byte)'A' and <= (byte)'Z', ..])
            End();
        else if (!Begins(line))
            ReadExtendedHeader(line);
    }

    private void ReadExtendedHeader(ReadOnlySpan<byte> line)
    {
        contents.Hash(line);
        if (headerName is null && (line.StartsWith("rename to "u8) || line.StartsWith("copy to "u8)))
            NameFile(DiffPaths.AfterWord(line[(line.IndexOf(" to "u8) + 4)..]));
    }

    /// <summary>Takes the "--- a/x" line and the "+++ b/x" line after it.</summary>
    private void ReadNames(ReadOnlySpan<byte> oldLine)
    {
        contents.Hash(oldLine);
        before = after = 0;
        state = State.Between;
        if (!PeekLine(next, out _).StartsWith("+++ "u8))
            return;
        var newLine = TakeLine();
        contents.Hash(newLine);
        if (headerName is null)
            NameFile(DiffPaths.OfPair(DiffPaths.AfterWord(oldLine[4..]), DiffPaths.AfterWord(newLine[4..])));
    }

    private void NameFile(string? name)
    {
        if (name is null)
            return;
        headerName = name;
        contents.Name(name);
    }

    private void ReadBlobs(ReadOnlySpan<byte> blobs)
    {
        var dots = blobs.IndexOf(".."u8);
        if (dots < 0)
            return;
        oldBlob = blobs[..dots];
        newBlob = blobs[(dots + 2)..];
        if (newBlob.IndexOf((byte)' ') is >= 0 and var space)
            newBlob = newBlob[..space];
    }

    private void BeginBinary()
    {
        contents.Hash(oldBlob);
        contents.Hash(newBlob);
        contents.EndPiece();
        state = State.Binary;
    }

    private void ReadBinary(ReadOnlySpan<byte> line)
    {
        if (IsSignature(line))
            End();
        else
            Begins(line);
    }

    private void ReadBetween(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("@@ -"u8))
            _ = BeginsHunk(line);
        else if (line is not [(byte)'\\', ..] && !Begins(line))
            End();
    }

    private bool BeginsHunk(ReadOnlySpan<byte> line)
    {
        var ranges = line[4..];
        if (!TryRange(ref ranges, out var old) || !ranges.StartsWith(" +"u8))
            return false;
        ranges = ranges[2..];
        if (!TryRange(ref ranges, out var @new))
            return false;
        (before, after, strayLines) = (old, @new, 0);
        state = before > 0 || after > 0 ? State.Hunk : State.Between;
        return true;
    }

    /// <summary>The count of "12,7", or 1 for "12".</summary>
    private static bool TryRange(ref ReadOnlySpan<byte> range, out int count)
    {
        count = 1;
        if (!Utf8Parser.TryParse(range, out uint _, out var taken))
            return false;
        range = range[taken..];
        if (range is not [(byte)',', ..])
            return true;
        if (!Utf8Parser.TryParse(range[1..], out uint counted, out taken) || counted > int.MaxValue)
            return false;
        count = (int)counted;
        range = range[(1 + taken)..];
        return true;
    }

    private void ReadHunk(ReadOnlySpan<byte> line)
    {
        switch (line)
        {
            case [] or [(byte)' ' or (byte)'\t', ..]:
                contents.Hash(line);
                before--;
                after--;
                break;
            case [(byte)'+', ..]:
                contents.Add(line);
                after--;
                break;
            case [(byte)'-', ..] when !IsSignature(line):
                contents.Remove(line);
                before--;
                break;
            case [(byte)'\\', ..]:
                break;
            default:
                ReadStray(line);
                return;
        }
        if (before <= 0 && after <= 0)
            state = State.Between;
    }

    /// <summary>A line that no hunk has: the counts were wrong and the next piece begins, or a mailer wrapped a line.</summary>
    private void ReadStray(ReadOnlySpan<byte> line)
    {
        if (IsSignature(line))
            End();
        else if (!(line.StartsWith("@@ -"u8) && BeginsHunk(line)) && !Begins(line) && ++strayLines > MostStrayLines)
            End();
    }

    private void End()
    {
        if (state is not State.Text)
            contents.EndPiece();
        state = State.Text;
    }

    /// <summary>"-- " before git's version, or where nothing can be removed any more.</summary>
    private bool IsSignature(ReadOnlySpan<byte> line) =>
        line is [(byte)'-', (byte)'-'] or [(byte)'-', (byte)'-', (byte)' ']
        && (before <= 0 || PeekLine(next, out _) is [>= (byte)'1' and <= (byte)'9', (byte)'.', ..]);

    /// <summary>A sentence may begin with "diff", a diff's first line has a header line under it.</summary>
    private bool IsDiffLine(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("diff -"u8) || line.StartsWith("diff --cc "u8) || line.StartsWith("diff --combined "u8))
            return false;
        var below = PeekLine(next, out _);
        return below.StartsWith("--- "u8) || below.StartsWith("index "u8) || below.StartsWith("old mode "u8)
            || below.StartsWith("new file mode "u8) || below.StartsWith("deleted file mode "u8)
            || below.StartsWith("similarity index "u8) || below.StartsWith("dissimilarity index "u8)
            || below.StartsWith("rename from "u8) || below.StartsWith("copy from "u8)
            || below.StartsWith("Binary files "u8) || below.StartsWith("GIT binary patch"u8);
    }

    private bool IsPlainHeader() =>
        PeekLine(next, out var below).StartsWith("+++ "u8) && PeekLine(below, out _).StartsWith("@@ -"u8);

    private ReadOnlySpan<byte> TakeLine() => PeekLine(next, out next);

    /// <summary>The line at a position without its line end, and where the one below starts.</summary>
    private readonly ReadOnlySpan<byte> PeekLine(int from, out int below)
    {
        var rest = text[from..];
        var end = rest.IndexOf((byte)'\n');
        below = end < 0 ? text.Length : from + end + 1;
        return (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
    }
}
