using System.Collections.Frozen;

namespace Tracker.Core.Notes.Reading;

/// <summary>What kind of thing a noun names.</summary>
internal enum PostingNoun
{
    None,

    /// <summary>Fixes, updates, changes: a patch, or where pull requests are told of, one.</summary>
    Weak,
    Patch,
    Pull,
    Mail,
}

/// <summary>How sure a verb is to be about posting.</summary>
internal enum PostingVerb
{
    None,

    /// <summary>"has", "prepared", "accepted": only with a noun that says what.</summary>
    Carrying,

    /// <summary>"announced", "released": what has a number is a release.</summary>
    Releasing,

    /// <summary>"posted", "sent": what follows in quotes is its title.</summary>
    Posting,
}

/// <summary>The words by which hosts say that something was posted, typing errors included.</summary>
internal static class PostingWords
{
    private static readonly FrozenDictionary<string, PostingVerb> Verbs = new Dictionary<string, PostingVerb>()
        .With(PostingVerb.Posting, "posted posts reposted re-posted reposts resent re-sent resends sent sends submitted submits resubmitted re-submitted published publishes mailed mails emailed floated floats circulated")
        .With(PostingVerb.Releasing, "announced announces announcing released releases releasing tagged tags shipped ships")
        .With(PostingVerb.Carrying, "has have had prepared prepares proposed proposes introduced introduces implemented wrote created contributed contributes shared shares presented presents unveiled offered offers brought brings refreshed refreshes respun re-spun respins updated updates revised rebased accepted accepts merged applied queued pulled snuck sneaked rolled put pushed dropped came comes returned returns saw sees got gets back out")
        .ToFrozenDictionary();

    private static readonly FrozenDictionary<string, PostingNoun> Nouns = new Dictionary<string, PostingNoun>()
        .With(PostingNoun.Patch, "patch patches patchset patchsets patch-set patch-series patch-sets patchseries series rfc rfcs version revision iteration respin re-spin spin resend repost posting patchbomb")
        .With(PostingNoun.Pull, "pull pulls pull-request pull-requests")
        .With(PostingNoun.Weak, "fix fixes update updates change changes cleanup cleanups improvements optimizations optimisations enhancements followup followups follow-up follow-ups")
        .With(PostingNoun.Mail, "thread mail mails email e-mail message post report question discussion announcement cfp summary note writeup write-up rant query reminder howto")
        .ToFrozenDictionary();

    private static readonly FrozenSet<string> Titled = Set("entitled titled untitled called named dubbed subject subjected labelled labeled title headlined");

    /// <summary>Words of English that a slip of the finger makes of the others.</summary>
    private static readonly FrozenSet<string> NoSlips = Set(
        "posed ported hosted pasted posited poster costed coasted roasted boasted toasted lasted listed tested rested pored posits posties renounced denounced realised realized related relapsed enlisted paused poised dusted postal posture release releaser announce announcer entitle patched patcher tiled tilted title reversion aversion serious");

    private static readonly string[] OftenMisspelt = ["posted", "announced", "released", "entitled", "titled", "version", "patches", "series", "patchset"];

    /// <summary>What may stand between a verb and what was posted, and says nothing of it.</summary>
    private static readonly FrozenSet<string> Adverbs = Set(
        "also then later recently just again finally quickly promptly previously subsequently separately once now today yesterday already only even still meanwhile additionally similarly has have had was is been actually first next soon eventually since duly happily kindly boldly bravely thoughtfully apparently himself herself themselves has already");

    private static readonly FrozenSet<string> Barriers = Set(
        "which who whom whose that when where why because since if whether as while although though but noting saying asking adding explaining describing suggesting reporting stating is are was were will would can could should may might must does did do be");

    private static readonly FrozenSet<string> Prepositions = Set("to for in on at with by from against about into onto over under after before during within without via through toward towards targeting");

    public static PostingVerb Verb(string word) =>
        Verbs.TryGetValue(word, out var verb) ? verb
        : word.Contains('-') && word.StartsWith("re-", StringComparison.Ordinal) ? Verbs.GetValueOrDefault(word[3..])
        : Meant(word) is { } meant ? Verbs.GetValueOrDefault(meant)
        : PostingVerb.None;

    public static PostingNoun Noun(string word) =>
        Nouns.TryGetValue(word, out var noun) ? noun : Meant(word) is { } meant ? Nouns.GetValueOrDefault(meant) : PostingNoun.None;

    /// <summary>"version", "revision": with a number it says which.</summary>
    public static bool IsVersionNoun(string word) =>
        word is "version" or "versions" or "revision" or "iteration" or "respin" or "re-spin" or "spin" or "round" or "take" or "rev" or "resend" or "repost" or "instalment" or "installment" || Meant(word) == "version";

    public static bool IsTitled(string word) => Titled.Contains(word) || Meant(word) is "entitled" or "titled";

    public static bool IsAdverb(string word) => Adverbs.Contains(word) || word.Length > 5 && word.EndsWith("ly", StringComparison.Ordinal);

    /// <summary>Behind these another clause begins.</summary>
    public static bool IsBarrier(string word) => Barriers.Contains(word);

    public static bool IsPreposition(string word) => Prepositions.Contains(word);

    /// <summary>Behind this word a quotation mark opens a title.</summary>
    public static bool IsTitlePlace(string word) => Verb(word) is PostingVerb.Posting || IsTitled(word) || word is "of" or "with" or "his" or "her" or "their";

    /// <summary>Behind this word emphasis, code or a link may be a title.</summary>
    public static bool MayBeTitlePlace(string word, string before) =>
        word is "of" || IsTitled(word) || Verb(word) is PostingVerb.Posting || word is "out" or "in" or "with" && Verb(before) is PostingVerb.Posting;

    private static string? Meant(string word) =>
        word.Length is < 5 or > 11 || NoSlips.Contains(word) || Verbs.ContainsKey(word) || Nouns.ContainsKey(word) || Titled.Contains(word)
            ? null
            : Array.Find(OftenMisspelt, known => Spelling.IsOneSlip(word, known));

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();

    private static Dictionary<string, T> With<T>(this Dictionary<string, T> words, T meaning, string written)
    {
        foreach (var word in written.Split(' '))
            words[word] = meaning;
        return words;
    }
}
