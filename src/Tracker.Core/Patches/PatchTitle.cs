namespace Tracker.Core.Patches;

/// <summary>x</summary>
public static class PatchTitle
{
    public const long NoTitle = 0;
}
