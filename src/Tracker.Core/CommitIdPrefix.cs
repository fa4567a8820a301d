namespace Tracker.Core;

/// <summary>A shortened commit id as the range of stored ids that begin with it.</summary>
internal static class CommitIdPrefix
{
    private const int LongestId = 64;

    /// <param name="hex">1 to 64 lower-case hex digits.</param>
    public static (byte[] First, byte[] Last) Range(string hex) =>
        (Convert.FromHexString(hex.Length % 2 == 0 ? hex : hex + "0"), Convert.FromHexString(hex.PadRight(LongestId, 'f')));
}
