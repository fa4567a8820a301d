using System.CommandLine;

namespace Tracker.Host.Cli;

/// <summary><c>tracker episode</c>: the episodes that were aired, and the draft of the next one.</summary>
internal static class EpisodeCommand
{
    public static Command Create() => new("episode", "The episodes that were aired, and the draft of the next one")
    {
        EpisodeCommands.Add(),
        EpisodeCommands.List(),
        EpisodeCommands.Show(),
        EpisodeCommands.Remove(),
        DraftCommand.Create(),
    };
}
