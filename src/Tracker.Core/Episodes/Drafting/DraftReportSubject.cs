using System.Text.RegularExpressions;
using Tracker.Core.Patches;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>Tells whether a subject reports a regression, and what a report says of where it came in; pure.</summary>
internal static partial class DraftReportSubject
{
    private const int MostText = 50_000;
    private const int LongestIntroduced = 120;

    /// <summary>"[REGRESSION] ...", "regression in ...", "... regressed since v6.9"; no reply, no patch, no tests for regressions.</summary>
    public static bool IsReport(string subject) =>
        subject.Contains("regress", StringComparison.OrdinalIgnoreCase) && PatchSubject.Parse(subject) is { IsReply: false } parsed && Says(subject, parsed);

    /// <summary>"#regzbot introduced: v6.8..v6.9-rc1", a commit or a range; null where the text does not say.</summary>
    public static string? Introduced(string text)
    {
        var start = text.Length <= MostText ? text : text[..MostText];
        return Regzbot().Match(start) is { Success: true } said && said.Groups["what"].Value.Trim() is { Length: > 0 and <= LongestIntroduced } what ? what : null;
    }

    private static bool Says(string subject, PatchSubject parsed) =>
        (subject.Length > parsed.Title.Length && Bracketed().IsMatch(subject[..^parsed.Title.Length]))
        || (!parsed.IsPatch && Words().IsMatch(parsed.Title) && !Tests().IsMatch(parsed.Title));

    [GeneratedRegex(@"\[[^\]]*\bregression\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^regressions?\b|\bregressions? (in|on|with|since|from|after|due|caused|introduced|between|when|while|for|by)\b|\bregress(ed|es)\b|\bregressions?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    [GeneratedRegex(@"\bregression[- ](test|suite|framework)|\bregressions? (test|check|suite)|\b(no|test for|tests for) regressions?\b|_regression", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Tests();

    [GeneratedRegex(@"^[ \t]*#regzbot\s+(\^)?introduced:?[ \t]+(?<what>[^\r\n]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Regzbot();
}
