using System.Globalization;
using Tracker.Core.Patches;

namespace Tracker.Core.Matching;

/// <summary>By which rules a community's commits were matched: a version for each stage, so that new rules ask only what they decide.</summary>
/// <param name="Keys">Of <see cref="Matcher"/>: every commit of the window passes it.</param>
/// <param name="Extractor">Of what is kept of a diff.</param>
/// <param name="Vote">Of <see cref="VersionVote"/>: it decides where a commit has several candidates.</param>
/// <param name="Likeness">Of <see cref="LikenessRules"/>: it decides where no key finds any.</param>
/// <param name="Shares">Of <see cref="SharedLines"/>: it adds to commits that are matched.</param>
internal sealed record MatchRules(int Keys, int Extractor, int Vote, int Likeness, int Shares, bool IgnoresTrailers)
{
    private const string WithoutTrailers = " without trailers";

    public static MatchRules Now(bool ignoreTrailers) =>
        new(Matcher.Version, PatchDiff.Extractor, VersionVote.Version, LikenessRules.Version, SharedLines.Version, ignoreTrailers);

    /// <summary>Null where it cannot be told by which rules it was.</summary>
    public static MatchRules? Parse(string rules)
    {
        var ignoresTrailers = rules.EndsWith(WithoutTrailers, StringComparison.Ordinal);
        var numbers = (ignoresTrailers ? rules[..^WithoutTrailers.Length] : rules).Split('.')
            .Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : -1).ToArray();
        return numbers.Contains(-1) ? null : numbers switch
        {
            // Before each stage had a version of its own.
            [var keys, var extractor] => new(keys, extractor, 1, 1, 1, ignoresTrailers),
            [var keys, var extractor, var vote, var likeness, var shares] => new(keys, extractor, vote, likeness, shares, ignoresTrailers),
            _ => null,
        };
    }

    /// <summary>Whether every commit of the window has to be asked anew.</summary>
    public bool AskAll(MatchRules? before) => before is null || before.Keys != Keys || before.Extractor != Extractor || before.IgnoresTrailers != IgnoresTrailers;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Keys}.{Extractor}.{Vote}.{Likeness}.{Shares}{(IgnoresTrailers ? WithoutTrailers : "")}");
}
