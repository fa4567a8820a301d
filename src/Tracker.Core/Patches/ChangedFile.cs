using System.Text;
using System.Text.Unicode;

namespace Tracker.Core.Patches;

/// <summary>The lines that a diff adds to a file and removes from it, in the diff's order.</summary>
/// <param name="Path">Its new name.</param>
/// <param name="Lines">Each with its sign.</param>
public sealed record ChangedFile(string Path, IReadOnlyList<string> Lines);

/// <summary>Keeps the lines that a diff's reader comes by, for those who want to show them.</summary>
internal sealed class ChangedLines
{
    private readonly List<ChangedFile> files = [];
    private readonly Dictionary<string, List<string>> lines = [];
    private List<string>? current;

    public IReadOnlyList<ChangedFile> Files => files;

    public void Begin(string path)
    {
        if (lines.TryGetValue(path, out current))
            return;
        lines.Add(path, current = []);
        files.Add(new ChangedFile(path, current));
    }

    public void End() => current = null;

    public void Take(ReadOnlySpan<byte> line) => current?.Add((Utf8.IsValid(line) ? Encoding.UTF8 : Encoding.Latin1).GetString(line));
}
