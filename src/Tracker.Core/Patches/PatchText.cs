namespace Tracker.Core.Patches;

/// <summary>A patch as people read it: what it says and which lines it changes, whether a mail or a commit has it.</summary>
/// <param name="Body">The message without its title and trailers.</param>
/// <param name="Diff">Null: no diff could be read.</param>
public sealed record PatchText(string Title, string Body, IReadOnlyList<string> Trailers, PatchDiff? Diff, IReadOnlyList<ChangedFile> Files)
{
    /// <param name="message">Without its title.</param>
    /// <param name="diff">A text in which the diffs are found.</param>
    public static PatchText Read(string title, string message, ReadOnlySpan<byte> diff)
    {
        var (body, trailers) = MessageTrailers.Split(message);
        var lines = new ChangedLines();
        return new PatchText(title, body, trailers, PatchDiff.Read(diff, lines), lines.Files);
    }
}
