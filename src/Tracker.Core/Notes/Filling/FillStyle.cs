namespace Tracker.Core.Notes.Filling;

/// <summary>How the status of what notes speak of is written into them.</summary>
public enum FillStyle
{
    /// <summary>A footnote of Markdown, its text at the end.</summary>
    Footnote,

    /// <summary>In brackets behind what it is of.</summary>
    Inline,

    /// <summary>A table at the end; the text itself stays as it is.</summary>
    Table,
}

/// <summary>The styles as they are called on the command line, in requests and in what is written.</summary>
public static class FillStyles
{
    public static IReadOnlyList<string> Words { get; } = ["footnote", "inline", "table"];

    public static string Word(FillStyle style) => Words[(int)style];

    public static FillStyle? Of(string word) => Words.ToList().IndexOf(word) is >= 0 and var number ? (FillStyle)number : null;
}
