using System.Globalization;
using System.Text.RegularExpressions;

namespace Tracker.Core.MailIn;

/// <summary>Reads which releases a mail announces.</summary>
internal static partial class AnnouncementMail
{
    private const int MostReleases = 50;
    private const int LongestProject = 60;
    private const int MostWords = 5;

    /// <summary>A date stands near the download's address, in the first lines or after the list of changes.</summary>
    private const int MostText = 100_000;

    private static readonly string[] WordsBefore =
        ["the", "announce", "announcement", "announcing", "ann", "new", "release", "released", "of", "version", "stable"];

    private static readonly string[] WordsAfter =
        ["version", "release", "released", "releases", "stable", "kernel", "kernels", "preempt-rt", "v", "is", "the", "of"];

    /// <summary>Empty when no release is named.</summary>
    /// <param name="title">The subject without its brackets.</param>
    public static IReadOnlyList<AnnouncementFacts> Read(string title, string text) =>
        OfMonth().Match(title) is { Success: true } month ? [Named(month, text)] : Numbered(title);

    private static IReadOnlyList<AnnouncementFacts> Numbered(string title)
    {
        var numbers = Listed(title);
        if (numbers.Count == 0 || Project(title[..numbers[0].Index], numbers[0].Groups["number"].Value) is not { } project)
            return [];
        return [.. numbers.Select(number => number.Groups["number"].Value).Distinct().Select(name => new AnnouncementFacts(project, name, KindOf(name)))];
    }

    /// <summary>The first number, and those that follow it as a list: "4.4.76, 4.9.36, and 4.11.9".</summary>
    private static List<Match> Listed(string title)
    {
        var listed = new List<Match>();
        foreach (var number in Number().Matches(title).Where(number => IsWhole(title, number)).Take(MostReleases))
        {
            if (listed is [.., var last] && !Between().IsMatch(title[(last.Index + last.Length)..number.Index]))
                break;
            listed.Add(number);
        }
        return listed;
    }

    private static bool IsWhole(string title, Match number)
    {
        var end = number.Index + number.Length;
        return (number.Index == 0 || !char.IsLetterOrDigit(title[number.Index - 1]) && title[number.Index - 1] is not ('.' or '/'))
            && (end == title.Length || !char.IsLetterOrDigit(title[end]) && title[end] is not '/')
            && !(end + 1 < title.Length && title[end] is '.' or '-' && end + 1 < title.Length && char.IsLetterOrDigit(title[end + 1]));
    }

    private static string? Project(string before, string name)
    {
        var words = before.Split([' ', ',', '(', ')', '"'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim(':', '-', '_')).Where(word => word.Length > 0).ToList();
        while (words.Count > 0 && WordsBefore.Contains(words[0], StringComparer.OrdinalIgnoreCase))
            words.RemoveAt(0);
        while (words.Count > 0 && WordsAfter.Contains(words[^1], StringComparer.OrdinalIgnoreCase))
            words.RemoveAt(words.Count - 1);
        // "[ANNOUNCE] 6.6.12-rt20" names no project: everybody knows whose that is.
        if (words.Count == 0)
            return RealTime().IsMatch(name) ? "Linux" : null;
        return words.Count <= MostWords && string.Join(' ', words) is { Length: <= LongestProject } project ? project : null;
    }

    private static AnnouncementKind KindOf(string name) =>
        RealTime().IsMatch(name) ? AnnouncementKind.RealTime
        : name.Contains("rc", StringComparison.OrdinalIgnoreCase) ? AnnouncementKind.Candidate
        : IsStable(name.Split('-')[0].Split('.')) ? AnnouncementKind.Stable
        : AnnouncementKind.Final;

    // Linux 2.6.39 was a release and 2.6.39.4 a stable one; since 3.0 it is 6.1 and 6.1.55, as with most projects.
    private static bool IsStable(string[] numbers) =>
        numbers.Length > (numbers is ["2", "4" or "6", ..] ? 3 : 2) && numbers[^1].AsSpan().ContainsAnyExcept('0');

    /// <summary>The day that its tag is called, where the text tells it; else the month.</summary>
    private static AnnouncementFacts Named(Match month, string text)
    {
        var first = DateTime.ParseExact($"1 {month.Groups["month"].Value} {month.Groups["year"].Value}", "d MMMM yyyy", CultureInfo.InvariantCulture);
        var start = text.AsSpan(0, Math.Min(text.Length, MostText)).ToString();
        var day = Day().Matches(start).Select(match => match.Groups["day"].Value).FirstOrDefault(day => IsIn(first, day));
        return new AnnouncementFacts(
            month.Groups["project"].Value, day ?? first.ToString("MMMM yyyy", CultureInfo.InvariantCulture), AnnouncementKind.Final);
    }

    private static bool IsIn(DateTime month, string day) =>
        DateTime.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && (date.Year, date.Month) == (month.Year, month.Month);

    /// <summary>"The Linux Test Project has been released for JANUARY 2024".</summary>
    [GeneratedRegex(
        @"^(the )?(?<project>\S.{0,58}\S) has been released for (?<month>january|february|march|april|may|june|july|august|september|october|november|december) (?<year>20[0-9]{2})\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex OfMonth();

    [GeneratedRegex(@"\b(?<day>20[0-9]{6})\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Day();

    /// <summary>"v2.13.0-rc1", "6.6.12-rt20", "4.11".</summary>
    [GeneratedRegex(@"v?(?<number>[0-9]{1,5}(\.[0-9]{1,5}){1,4}(-?rc[0-9]{1,3})?(-[a-z]{1,10}[0-9]{1,4}){0,3})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s*(,|and|&|,\s*and)\s*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(@"-rt[0-9]+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex RealTime();
}
