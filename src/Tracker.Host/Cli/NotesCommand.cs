using System.CommandLine;

namespace Tracker.Host.Cli;

/// <summary><c>tracker notes</c>: what a text of notes speaks of, and what became of that.</summary>
internal static class NotesCommand
{
    public static Command Create() => new("notes", "What notes speak of, and what became of it")
    {
        NotesMentionsCommand.Create(),
        NotesFillCommand.Create(),
        NotesCheckCommand.Create(),
    };
}
