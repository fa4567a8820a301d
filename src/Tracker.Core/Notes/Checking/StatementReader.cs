namespace Tracker.Core.Notes.Checking;

/// <summary>
/// Finds what notes say of where their mentions are: in the same sentence, or in the next one with "it", "this", "they". Pure.
/// Where it is not plain what is spoken of, nothing is said: a false alarm costs more than a miss.
/// </summary>
internal static class StatementReader
{
    private const int FarthestVerb = 8;

    private static readonly HashSet<string> Pronouns = ["it", "this", "they", "these"];
    private static readonly HashSet<string> Determiners = ["the", "his", "her", "their", "its", "that", "this", "these", "those"];
    private static readonly HashSet<string> Nouns = ["series", "patch", "patches", "patchset", "patch-set", "set", "pull", "request", "work", "code", "version", "whole", "entire", "latest", "new"];
    private static readonly HashSet<string> Openers = ["and", "but", "however", "since", "then", "sadly", "happily", "meanwhile", "also", "finally", "alas", "unfortunately", "now", "so", "though", "although", ","];

    /// <summary>Before a subject: what follows is a condition, a hope or somebody else's word.</summary>
    private static readonly HashSet<string> Doubts =
        ["if", "once", "until", "till", "unless", "when", "whenever", "whether", "before", "after", "assuming", "provided", "hopes", "hoping", "hope", "that", "should", "soon", "expects", "says", "claims", "because"];

    private static readonly HashSet<string> Prepositions =
        ["for", "to", "of", "on", "with", "from", "against", "by", "in", "over", "into", "about", "atop", "than", "like", "under", "via", "without", "upon", "versus", "within", "per"];

    private static readonly HashSet<string> Remarks = ["posted", "sent", "by", "from", "version", "first", "now", "a"];

    /// <summary>"version 3 of": that is the thing itself.</summary>
    private static readonly HashSet<string> PartsOfIt = ["version", "versions", "revision", "iteration", "posting", "series", "patchset", "set", "patches", "respin"];

    public static IReadOnlyList<Statement> Read(string text, IReadOnlyList<Mention> mentions)
    {
        var found = new List<Statement>();
        StatementSentence? before = null;
        foreach (var sentence in StatementSentences.Of(text, mentions))
        {
            if (sentence.Tokens[^1].Word != "?")
                found.AddRange(Read(sentence, before?.Paragraph == sentence.Paragraph ? before : null));
            before = sentence;
        }
        return found;
    }

    private static IEnumerable<Statement> Read(StatementSentence sentence, StatementSentence? before)
    {
        var seen = new HashSet<int>();
        for (var at = 0; at < sentence.Tokens.Count; at++)
        {
            foreach (var statement in sentence.Tokens[at].Mention is { } mention ? OfMention(sentence, at, mention) : OfPronoun(sentence, at, before))
            {
                if (seen.Add(statement.Mention))
                    yield return statement;
            }
        }
    }

    private static IEnumerable<Statement> OfMention(StatementSentence sentence, int at, int mention)
    {
        if (Active(sentence, at) is { } active)
            yield return new(active, mention, [], sentence.Start, sentence.End);
        else if (IsSubject(sentence.Tokens, at))
            foreach (var said in Said(sentence, Behind(sentence.Tokens, at + 1)))
                yield return new(said.Kind, mention, said.Releases, sentence.Start, sentence.End);
    }

    private static IEnumerable<Statement> OfPronoun(StatementSentence sentence, int at, StatementSentence? before)
    {
        if (AfterPronoun(sentence.Tokens, at) is not { } behind || !Opens(sentence.Tokens, at) || Antecedent(sentence, at, before) is not { } mention)
            yield break;
        foreach (var said in Said(sentence, behind))
            yield return new(said.Kind, mention, said.Releases, sentence.Start, sentence.End);
    }

    private static IEnumerable<(StatementKind Kind, IReadOnlyList<string> Releases)> Said(StatementSentence sentence, int at) =>
        StatementTable.AfterSubject.Select(phrase => phrase.Match(sentence.Tokens, at)).OfType<(StatementKind, IReadOnlyList<string>)>().Take(1);

    /// <summary>"a fix for “title” was merged" says nothing of the title; "version 3 of “title” was merged" does. Neither does what stands behind "if".</summary>
    private static bool IsSubject(IReadOnlyList<StatementToken> tokens, int at)
    {
        var first = at;
        while (first > 0 && (Determiners.Contains(tokens[first - 1].Word) || Nouns.Contains(tokens[first - 1].Word) || tokens[first - 1].Word is "entitled" or "titled" or "called" or "named"))
            first--;
        if (first == 0)
            return true;
        var word = tokens[first - 1].Word;
        if (word == "of")
            return first > 1 && (PartsOfIt.Contains(tokens[first - 2].Word) || tokens[first - 2].Word is ['v', >= '0' and <= '9', ..] or [>= '0' and <= '9', ..]);
        return (!Prepositions.Contains(word) || IsFollowUp(tokens, first)) && !IsDoubted(tokens, first);
    }

    /// <summary>"followed up with “title”" posts it.</summary>
    private static bool IsFollowUp(IReadOnlyList<StatementToken> tokens, int at) =>
        at > 2 && tokens[at - 1].Word == "with" && (tokens[at - 2].Word, tokens[at - 3].Word) is ("up", "followed") or ("back", "came");

    private static bool IsDoubted(IReadOnlyList<StatementToken> tokens, int at) => tokens.Take(at).TakeLast(2).Any(token => Doubts.Contains(token.Word));

    /// <summary>Behind what may stand between a title and its verb: "series", a remark in brackets, ", which".</summary>
    private static int Behind(IReadOnlyList<StatementToken> tokens, int at)
    {
        if (at < tokens.Count && tokens[at].Word == "(")
        {
            var close = at;
            while (close < tokens.Count && tokens[close].Word != ")")
                close++;
            // A remark may be the statement: "(still not merged)".
            at = close < tokens.Count && close - at <= FarthestVerb && StatementTable.AfterSubject.All(phrase => phrase.Match(tokens, at + 1) is null) ? close + 1 : at + 1;
        }
        while (at < tokens.Count && Nouns.Contains(tokens[at].Word))
            at++;
        at = BehindRemark(tokens, at);
        var relative = at < tokens.Count && tokens[at].Word == "," ? at + 1 : at;
        return relative < tokens.Count && tokens[relative].Word is "which" or "that" ? relative + 1 : at;
    }

    /// <summary>Behind "by Ada Author", and behind ", posted by her in May,".</summary>
    private static int BehindRemark(IReadOnlyList<StatementToken> tokens, int at)
    {
        if (at + 1 < tokens.Count && tokens[at].Word is "by" or "from" && tokens[at + 1].IsCapital)
        {
            for (at++; at < tokens.Count && tokens[at].IsCapital;)
                at++;
            return at;
        }
        if (at + 1 >= tokens.Count || tokens[at].Word != "," || !Remarks.Contains(tokens[at + 1].Word))
            return at;
        var close = at + 1;
        while (close < tokens.Count && close - at <= FarthestVerb && tokens[close].Word is not ("," or ""))
            close++;
        return close < tokens.Count && tokens[close].Word == "," ? close + 1 : at;
    }

    /// <summary>At the beginning of a sentence or of a part of it.</summary>
    private static bool Opens(IReadOnlyList<StatementToken> tokens, int at)
    {
        while (at > 0 && Openers.Contains(tokens[at - 1].Word))
            at--;
        return at == 0 || tokens[at - 1].Word is ";" or "," or "-" or "–" or "—" || Openers.Contains(tokens[at].Word);
    }

    /// <summary>Behind "it", "they", "the series"; null: there is no such word.</summary>
    private static int? AfterPronoun(IReadOnlyList<StatementToken> tokens, int at)
    {
        if (Determiners.Contains(tokens[at].Word) && at + 1 < tokens.Count && Nouns.Contains(tokens[at + 1].Word))
        {
            var behind = at + 1;
            while (behind < tokens.Count && Nouns.Contains(tokens[behind].Word))
                behind++;
            return behind;
        }
        return Pronouns.Contains(tokens[at].Word) ? at + 1 : null;
    }

    /// <summary>What a pronoun stands for, where only one thing was named, and named for itself.</summary>
    private static int? Antecedent(StatementSentence sentence, int at, StatementSentence? before)
    {
        var here = Mentions(sentence.Tokens.Take(at));
        var isAlone = sentence.Tokens.Take(at).All(token => token.Word.Length > 0);
        var (tokens, found) = here.Count > 0 ? (sentence.Tokens, here) : isAlone && before is not null ? (before.Tokens, Mentions(before.Tokens)) : ([], []);
        return found is [var only] && IsSubject(tokens, only) ? tokens[only].Mention : null;
    }

    private static List<int> Mentions(IEnumerable<StatementToken> tokens) =>
        [.. tokens.Select((token, at) => (token, at)).Where(one => one.token.Mention is not null).Select(one => one.at)];

    /// <summary>"Linus merged “title”", "Ingo reverted his “title”".</summary>
    private static StatementKind? Active(StatementSentence sentence, int at)
    {
        var verb = at - 1;
        while (verb >= 0 && at - verb <= FarthestVerb && IsBeforeTitle(sentence.Tokens[verb]))
            verb--;
        if (verb < 1 || !StatementTable.BeforeObject.TryGetValue(sentence.Tokens[verb].Word, out var kind))
            return null;
        var subject = verb - 1;
        while (subject > 0 && sentence.Tokens[subject].Word is "has" or "finally" or "then" or "since" or "also" or "just" or "now" or "promptly")
            subject--;
        var isLinus = sentence.Tokens[subject].Word is "linus" or "torvalds";
        return sentence.Tokens[subject].IsCapital && (isLinus || kind != StatementKind.Merged) && !IsDoubted(sentence.Tokens, subject) ? kind : null;
    }

    /// <summary>"his", "version 3 of", "Ada Author's", "the series entitled".</summary>
    private static bool IsBeforeTitle(StatementToken token) =>
        Determiners.Contains(token.Word) || Nouns.Contains(token.Word) || token.IsCapital || token.Word is "in" or "of" or "entitled" or "called" or ['v', >= '0' and <= '9'] or [>= '0' and <= '9'];
}
