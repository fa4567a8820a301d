using System.Runtime.InteropServices;

namespace Tracker.Core.MailIn;

/// <summary>The functions of GMime 3 (and of the GLib below it) that <see cref="MimeReader"/> calls.</summary>
public static unsafe partial class NativeMime
{
    private const string Mime = "libgmime-3.0.so.0";
    private const string Objects = "libgobject-2.0.so.0";
    private const string GLib = "libglib-2.0.so.0";

    private static readonly Lazy<MimeTypes> LoadedTypes = new(Load);

    /// <summary>The version of the library that is in use, for <c>doctor</c>.</summary>
    /// <exception cref="TrackerException">GMime is not installed; the message names its package.</exception>
    public static string Check()
    {
        _ = Types;
        return $"{Version("gmime_major_version")}.{Version("gmime_minor_version")}.{Version("gmime_micro_version")}";
    }

    /// <summary>The library's class numbers; asking for them loads and starts it, once for all threads.</summary>
    internal static MimeTypes Types => LoadedTypes.Value;

    private static MimeTypes Load()
    {
        try
        {
            g_mime_init();
            return new MimeTypes(g_mime_multipart_get_type(), g_mime_part_get_type(), g_mime_message_part_get_type(), internet_address_mailbox_get_type());
        }
        catch (Exception failure) when (failure is DllNotFoundException or EntryPointNotFoundException)
        {
            throw new TrackerException(
                "GMime 3, which reads mails, is missing. Install Debian's package libgmime-3.0-0 (gmime30 or gmime elsewhere).", failure);
        }
    }

    private static uint Version(string symbol) => *(uint*)NativeLibrary.GetExport(NativeLibrary.Load(Mime), symbol);

    /// <summary>A GByteArray's public fields (GLib reference, "Byte Arrays").</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct ByteArray
    {
        public byte* Data;
        public uint Length;

        public readonly ReadOnlySpan<byte> Span => new(Data, checked((int)Length));
    }

    /// <summary>GType numbers to tell objects apart by.</summary>
    internal sealed record MimeTypes(nuint Multipart, nuint Part, nuint MessagePart, nuint Mailbox);

    [LibraryImport(Mime)]
    internal static partial void g_mime_init();

    [LibraryImport(Mime)]
    internal static partial nuint g_mime_multipart_get_type();

    [LibraryImport(Mime)]
    internal static partial nuint g_mime_part_get_type();

    [LibraryImport(Mime)]
    internal static partial nuint g_mime_message_part_get_type();

    [LibraryImport(Mime)]
    internal static partial nuint internet_address_mailbox_get_type();

    [LibraryImport(Mime)]
    internal static partial nint g_mime_stream_mem_new();

    [LibraryImport(Mime)]
    internal static partial nint g_mime_stream_write(nint stream, byte* bytes, nuint length);

    [LibraryImport(Mime)]
    internal static partial int g_mime_stream_reset(nint stream);

    /// <summary>The stream's own array: not to be freed, gone with the stream.</summary>
    [LibraryImport(Mime)]
    internal static partial ByteArray* g_mime_stream_mem_get_byte_array(nint stream);

    [LibraryImport(Mime)]
    internal static partial nint g_mime_parser_new_with_stream(nint stream);

    [LibraryImport(Mime)]
    internal static partial nint g_mime_parser_construct_message(nint parser, nint options);

    [LibraryImport(Mime)]
    internal static partial nint g_mime_message_get_mime_part(nint message);

    [LibraryImport(Mime)]
    internal static partial nint g_mime_message_part_get_message(nint part);

    [LibraryImport(Mime)]
    internal static partial int g_mime_multipart_get_count(nint multipart);

    [LibraryImport(Mime)]
    internal static partial nint g_mime_multipart_get_part(nint multipart, int index);

    [LibraryImport(Mime)]
    internal static partial nint g_mime_object_get_header_list(nint mimeObject);

    [LibraryImport(Mime)]
    internal static partial int g_mime_header_list_get_count(nint headers);

    [LibraryImport(Mime)]
    internal static partial nint g_mime_header_list_get_header_at(nint headers, int index);

    [LibraryImport(Mime, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint g_mime_header_list_get_header(nint headers, string name);

    [LibraryImport(Mime)]
    internal static partial nint g_mime_header_get_name(nint header);

    [LibraryImport(Mime)]
    internal static partial nint g_mime_header_get_value(nint header);

    [LibraryImport(Mime)]
    internal static partial nint g_mime_header_get_raw_value(nint header);

    [LibraryImport(Mime)]
    internal static partial nint g_mime_object_get_content_type(nint mimeObject);

    [LibraryImport(Mime)]
    internal static partial nint g_mime_content_type_get_media_type(nint contentType);

    [LibraryImport(Mime)]
    internal static partial nint g_mime_content_type_get_media_subtype(nint contentType);

    [LibraryImport(Mime, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint g_mime_content_type_get_parameter(nint contentType, string name);

    [LibraryImport(Mime)]
    internal static partial nint g_mime_part_get_filename(nint part);

    [LibraryImport(Mime)]
    internal static partial int g_mime_part_is_attachment(nint part);

    [LibraryImport(Mime)]
    internal static partial nint g_mime_part_get_content(nint part);

    [LibraryImport(Mime)]
    internal static partial nint g_mime_data_wrapper_write_to_stream(nint content, nint stream);

    [LibraryImport(Mime)]
    internal static partial nint internet_address_list_parse(nint options, byte* text);

    [LibraryImport(Mime)]
    internal static partial int internet_address_list_length(nint list);

    [LibraryImport(Mime)]
    internal static partial nint internet_address_list_get_address(nint list, int index);

    [LibraryImport(Mime)]
    internal static partial nint internet_address_get_name(nint address);

    [LibraryImport(Mime)]
    internal static partial nint internet_address_mailbox_get_addr(nint mailbox);

    /// <summary>A GDateTime that the caller releases, or 0.</summary>
    [LibraryImport(Mime)]
    internal static partial nint g_mime_utils_header_decode_date(byte* text);

    /// <summary>A string that the caller frees.</summary>
    [LibraryImport(Mime)]
    internal static partial nint g_mime_utils_header_decode_text(nint options, byte* text);

    [LibraryImport(GLib)]
    internal static partial long g_date_time_to_unix(nint dateTime);

    /// <summary>In microseconds.</summary>
    [LibraryImport(GLib)]
    internal static partial long g_date_time_get_utc_offset(nint dateTime);

    [LibraryImport(GLib)]
    internal static partial void g_date_time_unref(nint dateTime);

    [LibraryImport(GLib)]
    internal static partial void g_free(nint memory);

    [LibraryImport(Objects)]
    internal static partial void g_object_unref(nint instance);

    [LibraryImport(Objects)]
    internal static partial int g_type_check_instance_is_a(nint instance, nuint type);
}
