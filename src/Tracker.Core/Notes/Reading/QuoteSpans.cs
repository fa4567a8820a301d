using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Tracker.Core.Notes.Reading;

/// <summary>A quotation, with its marks; those within it are part of it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct QuoteSpan(int Start, int End);

/// <summary>Finds the quotations of a paragraph, in one walk. A mark that is missing or typed twice costs one quotation, not the paragraph.</summary>
internal static partial class QuoteSpans
{
    private const int LongestSpeech = 4_000;

    /// <summary>A paragraph with more marks that nothing closes is no prose.</summary>
    private const int MostRecoveries = 20;

    /// <summary>'“ARM: Fix dma_alloc_coherent()” and friends”': so far behind the first end a second may stand.</summary>
    private const int LongestRest = 60;

    private static readonly SearchValues<char> Ends = SearchValues.Create(",.;:\n(");

    public static List<QuoteSpan> In(string text, int start, int end)
    {
        var found = new List<QuoteSpan>();
        var recoveries = 0;
        for (var at = start; at < end && recoveries <= MostRecoveries; at++)
        {
            if (!QuoteMarks.IsDouble(text[at]))
                continue;
            if (!QuoteMarks.Opens(text, at))
            {
                Widen(text, found, at);
                continue;
            }
            var close = Close(text, at, end);
            if (close is null || close - at > QuoteMarks.LongestTitle && IsTitlePlace(text, at, start))
            {
                recoveries++;
                close = IsTitlePlace(text, at, start) ? Cut(text, at, end) : null;
            }
            if (close is not { } last)
                continue;
            found.Add(new(at, last));
            at = last - 1;
        }
        return found;
    }

    /// <summary>Behind the mark that closes the one at the position, with as many opened and closed in between; null when none does.</summary>
    private static int? Close(string text, int open, int end)
    {
        var depth = 0;
        var last = Math.Min(end, open + LongestSpeech);
        for (var at = open; at < last; at++)
        {
            if (!QuoteMarks.IsDouble(text[at]))
                continue;
            depth += QuoteMarks.Opens(text, at) ? 1 : -1;
            if (depth == 0)
                return at + 1;
        }
        return null;
    }

    /// <summary>A mark that closes nothing: the quotation before it may have ended at one that was part of it.</summary>
    private static void Widen(string text, List<QuoteSpan> found, int mark)
    {
        if (found is not [.., var last] || mark - last.End > LongestRest || text.AsSpan(last.End, mark - last.End).IndexOfAny(Ends) >= 0)
            return;
        found[^1] = last with { End = mark + 1 };
    }

    /// <summary>Where a title that lost its last mark most likely ends.</summary>
    private static int Cut(string text, int open, int end)
    {
        var rest = text.AsSpan(open + 1, Math.Min(end, open + QuoteMarks.LongestTitle) - open - 1).ToString();
        var match = AfterTitle().Match(rest);
        return open + 1 + (match.Success ? match.Index : rest.TrimEnd().Length);
    }

    private static bool IsTitlePlace(string text, int open, int start)
    {
        var before = text.AsSpan(Math.Max(start, open - 20), open - Math.Max(start, open - 20)).TrimEnd();
        return PostingWords.IsTitlePlace(before[(before.LastIndexOfAny(" \t\r\n") + 1)..].ToString().ToLowerInvariant());
    }

    [GeneratedRegex(@",?\s(in )?(which|where|noting|who)\s|\.\s+\p{Lu}|\.\s*$|,\s(which|that|noting|and|an?)\s", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex AfterTitle();
}
