using System.Runtime.InteropServices;
using System.Text;
using static Tracker.Core.MailIn.NativeMime;

namespace Tracker.Core.MailIn;

/// <summary>A mail as MIME (RFC 5322, 2045-2049, 2231), taken apart by GMime 3: the one file that knows it.</summary>
/// <remarks>What it gives away are copies: nothing native outlives <see cref="Dispose"/>. One instance is for one thread.</remarks>
internal sealed unsafe class MimeReader : IDisposable
{
    /// <summary>Parts below this depth are not looked at: no sender of patches nests so deep, a hostile one may.</summary>
    public const int MaxDepth = 16;

    /// <summary>Parts after this many are not looked at.</summary>
    public const int MaxParts = 256;

    private const int MaxAddresses = 1000;

    // A day inside what DateTimeOffset holds, so that the zone can be added.
    private static readonly long FirstSecond = DateTimeOffset.MinValue.AddDays(1).ToUnixTimeSeconds();
    private static readonly long LastSecond = DateTimeOffset.MaxValue.AddDays(-1).ToUnixTimeSeconds();

    private readonly nint headers;
    private nint root;

    private MimeReader(nint root)
    {
        this.root = root;
        headers = g_mime_object_get_header_list(root);
    }

    /// <summary>Null when GMime finds no mail in the bytes.</summary>
    public static MimeReader? Open(ReadOnlySpan<byte> raw)
    {
        _ = Types;
        var message = Parse(raw);
        return message == 0 ? null : new MimeReader(message);
    }

    /// <summary>The first header of that name (one of <see cref="WantedHeaders"/>), encoded words decoded (RFC 2047) and unfolded; null when there is none.</summary>
    public string? Header(string name) =>
        g_mime_header_list_get_header(headers, name) is var header and not 0 ? Text(g_mime_header_get_value(header)) : null;

    /// <summary>The first header of that name as it was sent; null when there is none.</summary>
    public string? RawHeader(string name) =>
        g_mime_header_list_get_header(headers, name) is var header and not 0 ? Text(g_mime_header_get_raw_value(header)) : null;

    /// <summary>All headers of that name as they were sent, in the mail's order.</summary>
    public IReadOnlyList<string> RawHeaders(string name)
    {
        var found = new List<string>(1);
        var wanted = Encoding.ASCII.GetBytes(name);
        var count = g_mime_header_list_get_count(headers);
        for (var i = 0; i < count; i++)
        {
            var header = g_mime_header_list_get_header_at(headers, i);
            if (Ascii.EqualsIgnoreCase(Bytes(g_mime_header_get_name(header)), wanted))
                found.Add(Text(g_mime_header_get_raw_value(header)) ?? "");
        }
        return found;
    }

    /// <summary>The mailboxes of the first header of that name; groups are passed over.</summary>
    public IReadOnlyList<Person> People(string name)
    {
        var header = g_mime_header_list_get_header(headers, name);
        return header == 0 ? [] : ParsePeople((byte*)g_mime_header_get_raw_value(header));
    }

    /// <summary>The mailboxes of a text such as "Ada &lt;ada@example.org&gt;".</summary>
    public static IReadOnlyList<Person> ParsePeople(string text)
    {
        _ = Types;
        fixed (byte* bytes = ZeroEnded(text))
            return ParsePeople(bytes);
    }

    /// <summary>A date as mails write it (RFC 5322 and what clients make of it); null when it cannot be read.</summary>
    public static DateTimeOffset? ParseDate(string text)
    {
        _ = Types;
        fixed (byte* bytes = ZeroEnded(text))
        {
            var date = g_mime_utils_header_decode_date(bytes);
            return date == 0 ? null : TakeDate(date);
        }
    }

    /// <summary>A header's text with its encoded words decoded (RFC 2047).</summary>
    public static string DecodeText(string text)
    {
        _ = Types;
        fixed (byte* bytes = ZeroEnded(text))
        {
            var decoded = g_mime_utils_header_decode_text(0, bytes);
            var result = Text(decoded) ?? text;
            g_free(decoded);
            return result;
        }
    }

    /// <summary>The parts that hold text or a patch, transfer encodings undone, in the mail's order.</summary>
    public IReadOnlyList<MimeText> Texts()
    {
        var found = new List<MimeText>(1);
        var left = MaxParts;
        Collect(g_mime_message_get_mime_part(root), 0, isAttached: false, found, ref left);
        return found;
    }

    public void Dispose()
    {
        if (root != 0)
            g_object_unref(root);
        root = 0;
    }

    private static nint Parse(ReadOnlySpan<byte> raw)
    {
        var stream = g_mime_stream_mem_new();
        var pieces = WantedHeaders.In(raw);
        raw = WithoutNuls(raw, pieces[^1].Start.Value);
        foreach (var piece in pieces)
        {
            fixed (byte* bytes = raw[piece])
                _ = g_mime_stream_write(stream, bytes, (nuint)raw[piece].Length);
        }
        _ = g_mime_stream_reset(stream);
        var parser = g_mime_parser_new_with_stream(stream);
        var message = g_mime_parser_construct_message(parser, 0);
        g_object_unref(parser);
        g_object_unref(stream);
        return message;
    }

    /// <summary>GMime gives headers away as C strings, which a NUL would cut off; the text keeps its own.</summary>
    private static ReadOnlySpan<byte> WithoutNuls(ReadOnlySpan<byte> raw, int headersEnd)
    {
        if (!raw[..headersEnd].Contains((byte)0))
            return raw;
        var mended = raw.ToArray();
        mended.AsSpan(0, headersEnd).Replace((byte)0, (byte)' ');
        return mended;
    }

    private static void Collect(nint part, int depth, bool isAttached, List<MimeText> found, ref int left)
    {
        if (part == 0 || depth > MaxDepth || --left < 0)
            return;
        if (Is(part, Types.Multipart))
        {
            var count = g_mime_multipart_get_count(part);
            for (var i = 0; i < count && left > 0; i++)
                Collect(g_mime_multipart_get_part(part, i), depth + 1, isAttached, found, ref left);
        }
        else if (Is(part, Types.MessagePart))
        {
            var inner = g_mime_message_part_get_message(part);
            if (inner != 0)
                Collect(g_mime_message_get_mime_part(inner), depth + 1, isAttached: true, found, ref left);
        }
        else if (Is(part, Types.Part) && ReadText(part, isAttached) is { } text)
        {
            found.Add(text);
        }
    }

    private static MimeText? ReadText(nint part, bool isAttached)
    {
        var type = g_mime_object_get_content_type(part);
        var fileName = Text(g_mime_part_get_filename(part));
        if (!MimeText.MayHoldAPatch(Text(g_mime_content_type_get_media_type(type)), Text(g_mime_content_type_get_media_subtype(type)), fileName))
            return null;
        return MimeText.From(
            ReadContent(part),
            Text(g_mime_content_type_get_parameter(type, "charset")),
            isAttached || g_mime_part_is_attachment(part) != 0,
            IsSaid(type, "format", "flowed"),
            IsSaid(type, "delsp", "yes"));
    }

    private static bool IsSaid(nint type, string parameter, string value) =>
        string.Equals(Text(g_mime_content_type_get_parameter(type, parameter)), value, StringComparison.OrdinalIgnoreCase);

    private static byte[] ReadContent(nint part)
    {
        var content = g_mime_part_get_content(part);
        if (content == 0)
            return [];
        var stream = g_mime_stream_mem_new();
        g_mime_data_wrapper_write_to_stream(content, stream);
        var bytes = g_mime_stream_mem_get_byte_array(stream)->Span.ToArray();
        g_object_unref(stream);
        return bytes;
    }

    private static List<Person> ParsePeople(byte* text)
    {
        var people = new List<Person>(1);
        var list = text == null ? 0 : internet_address_list_parse(0, text);
        if (list == 0)
            return people;
        var count = Math.Min(internet_address_list_length(list), MaxAddresses);
        for (var i = 0; i < count; i++)
        {
            var address = internet_address_list_get_address(list, i);
            if (Is(address, Types.Mailbox))
                people.Add(new Person(Text(internet_address_get_name(address)) ?? "", Text(internet_address_mailbox_get_addr(address)) ?? ""));
        }
        g_object_unref(list);
        return people;
    }

    private static DateTimeOffset? TakeDate(nint date)
    {
        var seconds = g_date_time_to_unix(date);
        var zone = TimeSpan.FromMinutes(g_date_time_get_utc_offset(date) / 60_000_000);
        g_date_time_unref(date);
        return InRange(seconds, zone);
    }

    /// <summary>Null for years before 1 and after 9999; zones that no clock shows are taken for UTC.</summary>
    private static DateTimeOffset? InRange(long seconds, TimeSpan zone)
    {
        if (seconds < FirstSecond || seconds > LastSecond)
            return null;
        var date = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return zone.Duration() <= TimeSpan.FromHours(14) ? date.ToOffset(zone) : date;
    }

    private static bool Is(nint instance, nuint type) => g_type_check_instance_is_a(instance, type) != 0;

    private static string? Text(nint zeroEnded) => Marshal.PtrToStringUTF8(zeroEnded);

    private static ReadOnlySpan<byte> Bytes(nint zeroEnded) => MemoryMarshal.CreateReadOnlySpanFromNullTerminated((byte*)zeroEnded);

    private static byte[] ZeroEnded(string text) => Encoding.UTF8.GetBytes(text + '\0');
}
