using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tracker.Core.CommitsIn;

/// <summary>
/// A tag's name read as a release: "v6.9-rc1", "v6.1.55", "20230127", "erofs-utils_20190803", "v2.39.0.windows.1".
/// Snapshots of an integration tree ("next-20240101") and what has a word after its number are none.
/// </summary>
public sealed partial record ReleaseName : IComparable<ReleaseName>
{
    private const int LongestName = 100;

    private ReleaseName(string name, IReadOnlyList<long> numbers, long? candidate, ReleaseKind kind) =>
        (Name, Numbers, Candidate, Kind) = (name, numbers, candidate, kind);

    /// <summary>The tag's name.</summary>
    public string Name { get; }

    /// <summary>6, 9 for "v6.9-rc1"; a date is one number.</summary>
    public IReadOnlyList<long> Numbers { get; }

    /// <summary>1 for "v6.9-rc1", null for a release proper.</summary>
    public long? Candidate { get; }

    public ReleaseKind Kind { get; }

    public static bool TryParse(string tag, [NotNullWhen(true)] out ReleaseName? release)
    {
        release = tag.Length <= LongestName && Form().Match(tag) is { Success: true } match ? Read(tag, match) : null;
        return release is not null;
    }

    /// <summary>By number, a candidate before its release; names that differ in nothing else by their letters.</summary>
    public int CompareTo(ReleaseName? other)
    {
        if (other is null)
            return 1;
        var numbers = Numbers.Zip(other.Numbers, (mine, theirs) => mine.CompareTo(theirs)).FirstOrDefault(order => order != 0);
        return numbers != 0 ? numbers
            : Numbers.Count != other.Numbers.Count ? Numbers.Count.CompareTo(other.Numbers.Count)
            : (Candidate ?? long.MaxValue).CompareTo(other.Candidate ?? long.MaxValue) is not 0 and var candidates ? candidates
            : string.CompareOrdinal(Name, other.Name);
    }

    public static bool operator <(ReleaseName left, ReleaseName right) => left.CompareTo(right) < 0;

    public static bool operator >(ReleaseName left, ReleaseName right) => left.CompareTo(right) > 0;

    public static bool operator <=(ReleaseName left, ReleaseName right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ReleaseName left, ReleaseName right) => left.CompareTo(right) >= 0;

    private static ReleaseName? Read(string tag, Match match)
    {
        if (match.Groups["date"] is { Success: true } date)
            return IsDate(date.ValueSpan) ? new ReleaseName(tag, [long.Parse(date.ValueSpan)], null, ReleaseKind.Final) : null;
        long[] numbers =
        [
            .. match.Groups["numbers"].Value.Split('.', '_').Select(long.Parse),
            .. match.Groups["flavour"].Success ? [long.Parse(match.Groups["flavour"].ValueSpan)] : Array.Empty<long>(),
        ];
        long? candidate = match.Groups["candidate"].Success ? match.Groups["number"].Success ? long.Parse(match.Groups["number"].ValueSpan) : 0 : null;
        return new ReleaseName(tag, numbers, candidate, KindOf(numbers, candidate));
    }

    // Linux 2.6.39 was a release and 2.6.39.4 a stable one; since 3.0 it is 6.1 and 6.1.55, as with most projects.
    private static ReleaseKind KindOf(long[] numbers, long? candidate) =>
        candidate is not null ? ReleaseKind.Candidate
        : numbers.Length > (numbers is [2, 6 or 4, ..] ? 3 : 2) && numbers[^1] != 0 ? ReleaseKind.Stable
        : ReleaseKind.Final;

    private static bool IsDate(ReadOnlySpan<char> digits) =>
        DateTime.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is > 1980 and < 2200;

    [GeneratedRegex(
        """
        ^(?:(?!next|for|pull|merge)[a-z][a-z0-9]*(?:[-_][a-z]+[0-9]*)*[-_])?
        (?:(?<date>[0-9]{8})
        |v?(?<numbers>[0-9]{1,6}(?:[._][0-9]{1,9}){1,5})
          (?:[-._]?(?<candidate>rc|pre|alpha|beta)[-.]?(?<number>[0-9]{1,6})?|\.(?:windows|vfs|github)\.(?<flavour>[0-9]{1,6}))?
        )$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Form();
}

/// <summary>What a release is in the order of things.</summary>
public enum ReleaseKind
{
    /// <summary>"v6.9-rc1": what comes before a release.</summary>
    Candidate,

    /// <summary>"v6.9", "20230127".</summary>
    Final,

    /// <summary>"v6.1.55": a release that only mends another.</summary>
    Stable,
}
