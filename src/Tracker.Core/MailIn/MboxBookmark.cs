using System.Security.Cryptography;
using System.Text;

namespace Tracker.Core.MailIn;

/// <summary>Up to where an mbox file was read: its last mail, and a hash that shows whether that still stands there.</summary>
/// <param name="Start">Where that mail's From_ line begins.</param>
/// <param name="Offset">Where the mail begins.</param>
/// <param name="Length">Its length; when it is longer later, the file was still being written.</param>
/// <param name="Hash">Of its first bytes.</param>
/// <param name="FileState">The file's size and time, by which a compressed file need not be opened to see that it is unchanged.</param>
/// <param name="IsDamaged">The file broke off there.</param>
internal sealed record MboxBookmark(long Start, long Offset, long Length, string Hash, string FileState, bool IsDamaged)
{
    /// <summary>Where a file's set-aside entry stands when it breaks off.</summary>
    public const string DamageLocator = "damage";

    public string Locator => $"{Offset}:{Length}";

    public static MboxBookmark After(MboxMail? last, MboxBookmark? before, string fileState, bool isDamaged) =>
        last is not null ? new MboxBookmark(last.Start, last.Offset, last.Length, HashOf(last, last.Length), fileState, isDamaged)
        : before is not null ? before with { FileState = fileState, IsDamaged = isDamaged }
        : new MboxBookmark(0, 0, -1, "", fileState, isDamaged);

    public static MboxBookmark? Parse(string? text) =>
        text?.Split(' ') is [var start, var offset, var length, var hash, var state, var damaged]
        && long.TryParse(start, out var startAt) && long.TryParse(offset, out var offsetAt) && long.TryParse(length, out var bytes)
            ? new MboxBookmark(startAt, offsetAt, bytes, hash, state, damaged == "1")
            : null;

    /// <summary>Whether this mail, read at <see cref="Start"/>, begins as the one that stood there did.</summary>
    public bool Fits(MboxMail mail) => mail.Offset == Offset && mail.Length >= Length && HashOf(mail, Length) == Hash;

    public bool HasMail => Length >= 0;

    public override string ToString() => $"{Start} {Offset} {Length} {Hash} {FileState} {(IsDamaged ? 1 : 0)}";

    private static string HashOf(MboxMail mail, long length) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(mail.FromLine), .. mail.Head[..(int)Math.Min(length, mail.Head.Length)]]))[..32];
}
