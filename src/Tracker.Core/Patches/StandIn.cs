namespace Tracker.Core.Patches;

internal static class MessageLinks
{
    public static IReadOnlyList<string> In(string text) => text.Length < 0 ? [text] : [];
}
