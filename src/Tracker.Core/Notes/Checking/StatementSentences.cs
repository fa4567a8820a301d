using Tracker.Core.Notes.Filling;

namespace Tracker.Core.Notes.Checking;

/// <summary>Splits notes into sentences and words. What somebody is quoted with, and code, are one sign each: the host does not say it.</summary>
internal sealed class StatementSentences
{
    private const int LongestQuote = 3_000;

    /// <summary>Nobody says more in one breath.</summary>
    private const int LongestSentence = 400;

    private static readonly HashSet<string> Abbreviations = ["e.g", "i.e", "vs", "etc", "cf", "dr", "mr", "mrs", "ms", "jr", "sr", "st", "no", "approx"];

    private static readonly string[] Contracted = ["it", "they", "this", "which", "that"];

    private readonly string text;
    private readonly IReadOnlyList<Mention> mentions;
    private readonly IReadOnlyList<MarkupRegion> regions;
    private readonly List<StatementSentence> sentences = [];
    private readonly List<StatementToken> tokens = [];
    private readonly Dictionary<char, int> closing = [];
    private int mention;
    private int region;
    private int paragraph;

    private StatementSentences(string text, IReadOnlyList<Mention> mentions) => (this.text, this.mentions, regions) = (text, mentions, MarkupRegions.Of(text));

    public static IReadOnlyList<StatementSentence> Of(string text, IReadOnlyList<Mention> mentions)
    {
        var reading = new StatementSentences(text, mentions);
        for (var at = 0; at < text.Length;)
            at = Math.Max(at + 1, reading.Next(at));
        reading.EndSentence();
        return reading.sentences;
    }

    /// <summary>Behind what begins here.</summary>
    private int Next(int at)
    {
        while (mention < mentions.Count && mentions[mention].Start < at)
            mention++;
        while (region < regions.Count && regions[region].End <= at)
            region++;
        if (mention < mentions.Count && mentions[mention].Start == at)
            return Mentioned(at, mentions[mention].End);
        if (region < regions.Count && regions[region].Start == at)
            return Region(regions[region]);
        return text[at] switch
        {
            '\n' => LineEnd(at),
            '“' => Quote(at, '”'),
            '"' => Quote(at, '"'),
            '.' or '!' or '?' => End(at),
            '*' or '_' or '~' => at + 1,
            var letter when char.IsLetterOrDigit(letter) => Word(at),
            var sign when char.IsWhiteSpace(sign) => at + 1,
            _ => Add(new(text[at].ToString(), at, at + 1)),
        };
    }

    private int Mentioned(int at, int end) => Add(new("", at, end, mention));

    /// <summary>A link is what it names; without a mention in it, a sign. A block ends the paragraph.</summary>
    private int Region(MarkupRegion found)
    {
        if (found.IsBlock)
            EndParagraph();
        else if (mention < mentions.Count && mentions[mention].Start < found.End)
            Mentioned(found.Start, found.End);
        else
            Add(new("", found.Start, found.End));
        return found.End;
    }

    private int LineEnd(int at)
    {
        var rest = text.AsSpan(at + 1);
        var line = rest[..(rest.IndexOf('\n') is >= 0 and var length ? length : rest.Length)].TrimStart();
        if (line.IsEmpty || line[0] is '#' or '|' or '>' or '+' || line.StartsWith("- ") || line.StartsWith("* ") || EndsHeading(at))
            EndParagraph();
        return at + 1;
    }

    private bool EndsHeading(int at) => tokens is [{ Word: "#" }, ..] && text.AsSpan(tokens[0].Start, at - tokens[0].Start).IndexOf('\n') < 0;

    private int Quote(int at, char close)
    {
        if (!closing.TryGetValue(close, out var end) || end <= at)
            closing[close] = end = text.IndexOf(close, at + 1) is >= 0 and var found ? found : int.MaxValue;
        return end - at < LongestQuote ? Add(new("", at, end + 1)) : at + 1;
    }

    private int Word(int at)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || (text[end] is '\'' or '’' or '-' or '.' or '_' or '/' && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1]))))
            end++;
        // "Linus' tree"
        if (end < text.Length && text[end] is '\'' or '’' && text[end - 1] is 's' && end + 1 < text.Length && text[end + 1] == ' ')
            end++;
        var word = text[at..end].Replace('’', '\'').ToLowerInvariant();
        // "it's been merged", "they're in linux-next"
        if (Contracted.FirstOrDefault(pronoun => word.StartsWith(pronoun, StringComparison.Ordinal) && word.Length > pronoun.Length && word[pronoun.Length] == '\'') is not { } before)
            return Add(new(word, at, end, IsCapital: char.IsUpper(text[at])));
        Add(new(before, at, at + before.Length, IsCapital: char.IsUpper(text[at])));
        return Add(new(word[before.Length..], at + before.Length, end));
    }

    /// <summary>A point ends a sentence where a new one may begin behind it.</summary>
    private int End(int at)
    {
        Add(new(text[at].ToString(), at, at + 1));
        var rest = text.AsSpan(at + 1).TrimStart("”\"')]*_");
        var isEnd = rest.IsEmpty || char.IsWhiteSpace(rest[0]);
        if (isEnd && !(text[at] == '.' && tokens is [.., var word, _] && (Abbreviations.Contains(word.Word) || (word.IsCapital && word.Word.Length == 1))))
            EndSentence();
        return at + 1;
    }

    private void EndParagraph()
    {
        EndSentence();
        paragraph++;
    }

    private void EndSentence()
    {
        if (tokens.Count > 0)
            sentences.Add(new([.. tokens], paragraph));
        tokens.Clear();
    }

    private int Add(StatementToken token)
    {
        if (tokens.Count == LongestSentence)
            EndParagraph();
        tokens.Add(token);
        return token.End;
    }
}
