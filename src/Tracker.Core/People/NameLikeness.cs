namespace Tracker.Core.People;

/// <summary>How alike a name in notes is to a name that somebody posts under: people are misspelt, shortened and put in brackets.</summary>
public static class NameLikeness
{
    /// <summary>1 for the same name, 0 for another one.</summary>
    public static double Score(string written, string known) =>
        string.Equals(written.Trim(), known.Trim(), StringComparison.OrdinalIgnoreCase) ? 1 : 0;
}
