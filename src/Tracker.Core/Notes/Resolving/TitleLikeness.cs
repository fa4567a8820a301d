using Tracker.Core.Patches;
using Tracker.Core.People;

namespace Tracker.Core.Notes.Resolving;

/// <summary>How alike a title in notes is to one that was posted: editors open brackets, people misspell words and leave out prefixes.</summary>
internal sealed class TitleLikeness
{
    private const double WithoutPrefix = 0.98;
    private const int MostWords = 40;

    private readonly IReadOnlyList<string[]> forms;

    public TitleLikeness(string written)
    {
        Forms = [.. FormsOf(written).Where(form => form.Length > 0).Distinct()];
        forms = [.. Forms.Select(Words).Where(words => words.Length > 0)];
    }

    /// <summary>"f[inds]" as "finds" and as "f", "RTC [Real Time Clock]" with and without what is explained.</summary>
    public IReadOnlyList<string> Forms { get; }

    /// <summary>1 for the same title, 0 for one that has no word of it.</summary>
    public double To(string known)
    {
        var title = PatchTitle.Normalise(known);
        var colon = title.IndexOf(':', StringComparison.Ordinal);
        var whole = Best(Words(title));
        return whole >= WithoutPrefix || colon is <= 0 or > 40 ? whole : Math.Max(whole, WithoutPrefix * Best(Words(title[(colon + 1)..])));
    }

    private double Best(string[] known) => known.Length == 0 || forms.Count == 0 ? 0 : forms.Max(form => Shared(form, known));

    /// <summary>The share of words in common, a misspelt one almost a whole one.</summary>
    private static double Shared(string[] written, string[] known)
    {
        var used = new bool[known.Length];
        var shared = 0.0;
        foreach (var word in written)
            shared += Take(word, known, used);
        return 2 * shared / (written.Length + known.Length);
    }

    private static double Take(string word, string[] known, bool[] used)
    {
        var (best, at) = (0.0, -1);
        for (var index = 0; index < known.Length && best < 1; index++)
        {
            if (!used[index] && Alike(word, known[index]) is var alike && alike > best)
                (best, at) = (alike, index);
        }
        if (at >= 0)
            used[at] = true;
        return best;
    }

    /// <summary>Numbers are not misspelt: another one names another thing.</summary>
    private static double Alike(string one, string other) =>
        one == other ? 1
        : one.Length < 4 || other.Length < 4 || one.Any(char.IsAsciiDigit) || other.Any(char.IsAsciiDigit) ? 0
        : WordDistance.Between(one, other, 2) is var changes && changes <= (Math.Min(one.Length, other.Length) < 7 ? 1 : 2) ? 1 - (0.08 * changes)
        : 0;

    private static IEnumerable<string> FormsOf(string written)
    {
        var title = PatchSubject.Parse(written).Title is { Length: > 0 } parsed ? parsed : written;
        yield return title;
        yield return EditorialBrackets.Opened(title);
        yield return EditorialBrackets.Dropped(title);
    }

    private static string[] Words(string title)
    {
        var words = new List<string>();
        var text = title.ToLowerInvariant();
        for (var start = 0; start < text.Length && words.Count < MostWords; start++)
        {
            var end = start;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            if (end > start)
                words.Add(text[start..end]);
            start = Math.Max(start, end);
        }
        return [.. words];
    }
}
