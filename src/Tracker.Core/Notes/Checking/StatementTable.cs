namespace Tracker.Core.Notes.Checking;

/// <summary>
/// The forms of words that are understood, as they follow on what they are said of. All that is not here is no statement:
/// neither what will be or may be, nor what is hoped for.
/// </summary>
internal static class StatementTable
{
    private const string Was = "was|were|got";
    private const string Has = "has|have|had|'s|'ve";

    /// <summary>What had not been merged once may be by now.</summary>
    private const string HasNow = "has|have|'s|'ve";
    private const string Is = "is|are|'s|'re";

    /// <summary>Behind "it", "they", a title: "hit Linus's tree".</summary>
    public static IReadOnlyList<StatementPhrase> AfterSubject { get; } =
    [
        .. Of(StatementKind.NotMerged, NotMerged()),
        .. Of(StatementKind.CameIntoNext, Into("NEXT")),
        .. Of(StatementKind.IsInNext, $"~ {Is} ~ sitting|waiting|queued? up? in NEXT", $"~ {Is} ~ in NEXT"),
        .. Of(StatementKind.Dropped,
            $"~ {Was} ~ dropped|removed|pulled|kicked out? from|of NEXT", $"~ {Has} ~ been ~ dropped|removed|pulled|kicked out? from|of NEXT", "~ fell out of NEXT"),
        .. Of(StatementKind.Reverted,
            $"~ {Was} ~ reverted .", $"~ {Has} ~ been ~ reverted .", $"~ {Was} ~ reverted in|for|by|from", $"~ {Has} ~ been ~ reverted in|for|by|from", $"~ {Was} ~ backed out ."),
        .. Of(StatementKind.Backported, $"~ {Was} ~ backported to|into LINES", $"~ {Has} ~ been ~ backported to|into LINES"),
        .. Of(StatementKind.Merged, Into("MAIN")),
        .. Of(StatementKind.Merged,
            $"~ {Is} ~ in MAIN .", "~ landed|went upstream .", $"~ {Has} ~ landed|gone upstream .", $"~ {Is} now|finally|already merged .", $"~ {Is} now|finally|already upstream .",
            $"~ {Was} ~ pulled|taken in? by linus", $"~ {Has} ~ been ~ pulled|taken in? by linus", $"~ {Was} ~ merged by linus", $"~ {Has} ~ been ~ merged by linus",
            $"~ {Was} ~ merged|upstreamed|mainlined .", $"~ {Has} ~ been ~ merged|upstreamed|mainlined .",
            $"~ {Was} ~ merged|upstreamed|mainlined in WHEN .", $"~ {Has} ~ been ~ merged|upstreamed|mainlined in WHEN ."),
    ];

    /// <summary>Between a name and a title: "Linus merged".</summary>
    public static IReadOnlyDictionary<string, StatementKind> BeforeObject { get; } = new Dictionary<string, StatementKind>
    {
        ["merged"] = StatementKind.Merged,
        ["pulled"] = StatementKind.Merged,
        ["reverted"] = StatementKind.Reverted,
    };

    private static IEnumerable<string> Into(string place) =>
    [
        $"~ hit|reached|entered {place}", $"~ landed|arrived ~ in|into {place}", $"~ went into {place}", $"~ got into {place}",
        $"~ made it into|to {place}", $"~ made|found its|their way into|to {place}",
        $"~ {Has} ~ hit|reached|entered {place}", $"~ {Has} ~ landed|arrived in|into {place}", $"~ {Has} ~ made it into|to {place}", $"~ {Has} ~ gone into {place}",
        $"~ {Was} ~ merged|pulled|added|taken ~ in|into|to|for {place}", $"~ {Has} ~ been ~ merged|pulled|added|taken ~ in|into|to|for {place}",
        $"~ {Was} ~ merged as part of {place}", $"~ {Was} ~ merged during {place}", $"~ {Has} ~ been ~ merged during {place}",
    ];

    private static IEnumerable<string> NotMerged() =>
    [
        "still? not yet? merged|upstream .", "still unmerged .",
        $"{Is} still? not yet? merged|upstream .", $"{Is} still? not yet? in MAIN", "isn't|aren't yet? merged|upstream .", "isn't|aren't yet? in MAIN", $"{Is} still unmerged .",
        $"still? {HasNow} still? not|never yet? been merged|upstreamed .", "still? hasn't|haven't yet? been merged|upstreamed .", "was|were never merged .", "was|were not merged|upstreamed !",
        $"still? {HasNow} still? not yet? hit|reached MAIN", "still? hasn't|haven't yet? hit|reached MAIN",
        $"still? {HasNow} still? not yet? landed|arrived in MAIN", "still? hasn't|haven't yet? landed|arrived in MAIN",
        $"still? {HasNow} still? not yet? made it into|to MAIN", "still? hasn't|haven't yet? made it into|to MAIN", "never hit|reached MAIN", "never made it into|to MAIN", "never landed in MAIN",
        $"still? {HasNow} yet to be merged|upstreamed .", $"still? {HasNow} yet to hit|reach MAIN", $"still? {HasNow} yet to land in MAIN", $"still? {HasNow} yet to make it into|to MAIN",
        "remains|remain unmerged .", "remains|remain out of tree .", "remains|remain out-of-tree .", "remains|remain out of MAIN",
    ];

    private static IEnumerable<StatementPhrase> Of(StatementKind kind, params IEnumerable<string> forms) => forms.Select(form => new StatementPhrase(kind, form));
}
