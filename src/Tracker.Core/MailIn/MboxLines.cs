namespace Tracker.Core.MailIn;

/// <summary>Reads a stream line by line through a buffer of fixed size; a line that does not fit comes in pieces.</summary>
internal sealed class MboxLines(Stream stream, long start)
{
    private readonly byte[] buffer = new byte[128 * 1024];
    private int from;
    private int to;
    private bool isAtEnd;

    /// <summary>Where the piece begins, from the stream's own start.</summary>
    public long Offset { get; private set; } = start;

    public int Length { get; private set; }

    /// <summary>Whether the piece is the beginning of its line.</summary>
    public bool BeginsLine { get; private set; } = true;

    /// <summary>The stream cannot be read any further, and why; null while it can.</summary>
    public string? Damage { get; private set; }

    /// <summary>The piece with its line break, valid until the next one is read.</summary>
    public ReadOnlySpan<byte> Piece => buffer.AsSpan(from - Length, Length);

    public bool Next()
    {
        BeginsLine = Length == 0 || Piece[^1] == '\n';
        Offset += Length;
        var end = buffer.AsSpan(from, to - from).IndexOf((byte)'\n');
        while (end < 0 && Fill())
            end = buffer.AsSpan(from, to - from).IndexOf((byte)'\n');
        Length = end >= 0 ? end + 1 : to - from;
        from += Length;
        return Length > 0;
    }

    /// <summary>False when there is no more, or no room for more: what is there is a piece then.</summary>
    private bool Fill()
    {
        if (isAtEnd || to - from == buffer.Length)
            return false;
        buffer.AsSpan(from, to - from).CopyTo(buffer);
        (from, to) = (0, to - from);
        var read = Read();
        to += read;
        isAtEnd = read == 0;
        return !isAtEnd;
    }

    private int Read()
    {
        try
        {
            return stream.Read(buffer, to, buffer.Length - to);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            Damage = failure.Message;
            return 0;
        }
    }
}
