namespace Tracker.Core.Notes.Reading;

/// <summary>Who was spoken of so far: "He also posted", "Separately, Kirill posted".</summary>
internal sealed class NotePeople
{
    private const int MostKnown = 10_000;

    private readonly Dictionary<string, string> byWord = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Who posted last; null: nobody yet.</summary>
    public string? Last { get; private set; }

    /// <summary>The full name where only part of it is written and somebody of that name was spoken of.</summary>
    public string Full(string written) =>
        NoteNames.Words(written) == 1 && byWord.TryGetValue(written, out var known) ? known : written;

    public void Posted(string name)
    {
        Last = name;
        Spoken(name);
    }

    /// <summary>Remembered by first and last name.</summary>
    public void Spoken(string name)
    {
        var words = name.Split(' ');
        if (words.Length < 2 || byWord.Count > MostKnown)
            return;
        byWord[words[0]] = name;
        byWord[words[^1]] = name;
        foreach (var word in words.Where(word => word is ['(', .., ')']))
            byWord[word[1..^1]] = name;
    }
}
