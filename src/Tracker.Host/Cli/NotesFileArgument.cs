using System.CommandLine;
using Tracker.Core;
using Tracker.Core.Notes;

namespace Tracker.Host.Cli;

/// <summary>Where the commands on notes take their text from.</summary>
internal static class NotesFileArgument
{
    public const string Stdin = "-";

    public static Argument<string> File { get; } = new("FILE") { Description = "Notes: Markdown or plain text; - reads stdin" };

    public static Option<string?> Aired { get; } = new("--aired")
    {
        Description = "The day on which they were aired: what was posted later is not meant",
        HelpName = "2024-01-31",
    };

    /// <exception cref="TrackerException">It cannot be read, or is no text.</exception>
    public static NotesFile Read(string name)
    {
        if (name != Stdin)
            return NotesFile.Read(name);
        using var input = Console.OpenStandardInput();
        return NotesFile.Read(input, "The text on stdin");
    }

    /// <exception cref="TrackerException">It is no day.</exception>
    public static DateTimeOffset? AiredOn(Invocation invocation) =>
        invocation.Get(Aired) is not { } written ? null
        : DayText.TryRead(written, out var day) ? day
        : throw new TrackerException($"'{SafeText.OneLine(written, 40)}' is no day. Write --aired as 2024-01-31.");
}
