namespace Tracker.Core.Git;

/// <summary>Branch names with <c>*</c>, which stands for any characters ("linux-*.y").</summary>
internal static class RefPattern
{
    public static bool MatchesAny(IReadOnlyList<string> patterns, string name) => patterns.Any(pattern => Matches(pattern, name));

    /// <summary>Goes back to the last star only, so that its time is the product of the two lengths at most.</summary>
    public static bool Matches(string pattern, string name)
    {
        int at = 0, star = -1, starAt = 0, position = 0;
        while (position < name.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
                (star, starAt) = (at++, position);
            else if (at < pattern.Length && pattern[at] == name[position])
                (at, position) = (at + 1, position + 1);
            else if (star >= 0)
                (at, position) = (star + 1, ++starAt);
            else
                return false;
        }
        return pattern.AsSpan(at).TrimStart('*').IsEmpty;
    }
}
