namespace Tracker.Host.Cli;

/// <summary>What the program says to a script.</summary>
internal static class ExitCodes
{
    public const int Yes = 0;

    /// <summary>Found but not wholly merged; some sources failed; something is wrong.</summary>
    public const int No = 1;

    /// <summary>A mistake of the user, or nothing found.</summary>
    public const int Mistake = 2;

    /// <summary>Ctrl-C, as shells have it: 128 and the signal's number.</summary>
    public const int Stopped = 130;
}
