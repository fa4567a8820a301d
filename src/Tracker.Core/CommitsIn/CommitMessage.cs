namespace Tracker.Core.CommitsIn;

/// <summary>What a commit's message says: its title, the mails and the commits that it names.</summary>
internal sealed record CommitMessage(string Title, IReadOnlyList<CommitLink> Links, IReadOnlyList<CommitMarker> Markers)
{
    /// <summary>Reads a decoded message; takes anything.</summary>
    public static CommitMessage Read(string message)
    {
        var title = TitleOf(message, out var body);
        var rest = message.AsSpan(body);
        return new CommitMessage(title, CommitLinks.In(rest), CommitMarkers.In(title, rest));
    }

    /// <summary>As git's %s: the lines up to the first blank one, joined by a space.</summary>
    /// <param name="body">Where the rest begins.</param>
    public static string TitleOf(string message, out int body)
    {
        body = 0;
        List<string> lines = [];
        foreach (var range in message.AsSpan().Split('\n'))
        {
            var line = message.AsSpan(range).TrimEnd(" \t\r\n");
            body = Math.Min(range.End.Value + 1, message.Length);
            if (line.Length > 0)
                lines.Add(line.ToString());
            else if (lines.Count > 0)
                break;
        }
        return lines is [var only] ? only : string.Join(' ', lines);
    }
}
