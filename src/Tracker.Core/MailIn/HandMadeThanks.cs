using System.Text.RegularExpressions;

namespace Tracker.Core.MailIn;

/// <summary>
/// "Pushed, thanks!", "Patchset merged.", "Queued for 6.9, thanks": a sentence that is a paragraph's first line and says
/// nothing else. Whatever could be about something else ("applied in v3", "merged with master") is not taken.
/// </summary>
internal static partial class HandMadeThanks
{
    private const int LongestSentence = 120;

    /// <summary>A longer line before the sentence is no greeting, but what the sentence is the end of.</summary>
    private const int LongestGreeting = 40;

    public static bool IsIn(string text) => Sentence(text) is not null;

    public static MailClaim? In(ClaimingMail mail)
    {
        if (Sentence(mail.Text) is not { } said)
            return null;
        var tree = said.Groups["tree"] is { Success: true } named ? named.Value : null;
        return said.Groups["whole"].Success || mail.Parsed.Title.Length == 0
            ? new(mail.Parent, Part: null, Title: null, tree, Commit: null, Upstream: null)
            : new(mail.Parent, mail.Parsed.Part, mail.Parsed.Title, tree, Commit: null, Upstream: null);
    }

    private static Match? Sentence(string text)
    {
        Match? unended = null;
        var before = ReadOnlySpan<char>.Empty;
        foreach (var whole in text.AsSpan().EnumerateLines())
        {
            var line = whole.TrimEnd();
            if (line is [] && unended is not null)
                return unended;
            if (line is "--" or "---")
                return null;
            unended = MayPrecede(before) ? Read(line) : null;
            if (unended is not null && line[^1] is '.' or '!' or '~' or ':')
                return unended;
            before = line;
        }
        return unended;
    }

    private static Match? Read(ReadOnlySpan<char> line) =>
        line.Length is > 0 and <= LongestSentence && line[0] != '>' && Taken().Match(line.ToString()) is { Success: true } taken ? taken : null;

    /// <summary>Nothing, a quotation, or a greeting: "Hi Ada,", "Hi!".</summary>
    private static bool MayPrecede(ReadOnlySpan<char> line) =>
        line is [] or ['>', ..] || (line.Length <= LongestGreeting && line[^1] is ',' or '!');

    [GeneratedRegex(
        @"^((now |i've |i have |ok, |okay, )?|((this |the )?patch |(?<whole>((the |this )?(whole )?(patch ?set|patches|series)|both|both patches|all|all patches) )))" +
        @"(applied|pushed|merged|queued|queued up)" +
        @"( (it|this|this one|this patch|this version|(?<whole>them|both|all|the (series|patch ?set|patches)|this (series|patch ?set))))?( now)?" +
        @"( (in)?to (the )?(?<tree>[a-z][\w./+-]{1,60}\w)( (branch|tree))?| for -?(?<tree>next|rc|v?[0-9]\.[0-9]{1,3}(-rc[0-9])?))?" +
        @"( with [^?!:]{0,50}(chang|diff|modif|edit|updat|adjust|tweak|minor|cosmetic|reword|typo|fix)[^?!]{0,50})?" +
        @"([,.!;]? *(many )?(thanks|thank you|thx)[^?]{0,60})? *[.!~:]*$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Taken();
}
