namespace Tracker.Core.People;

/// <summary>How alike a name in notes is to a name that somebody posts under: people are misspelt, shortened and put in brackets.</summary>
public sealed class NameLikeness
{
    /// <summary>From here on it is most likely the same person.</summary>
    public const double Likely = 0.75;

    private const double OtherOrder = 0.97;
    private const double OneWord = 0.8;
    private const double MiddleNameMissing = 0.98;

    private readonly string[][] forms;

    private NameLikeness(string[][] forms) => this.forms = forms;

    /// <summary>To compare one written name with many.</summary>
    public static NameLikeness Of(string written) => new([.. NameForms.Of(written).Select(NameForms.Words).Where(words => words.Length > 0)]);

    /// <summary>1 for the same name, 0 for another one.</summary>
    public static double Score(string written, string known) => Of(written).To(known);

    /// <summary>1 for the same name, 0 for another one.</summary>
    public double To(string known)
    {
        var words = NameForms.Words(known);
        return words.Length == 0 || forms.Length == 0 ? 0 : forms.Max(form => Score(form, words));
    }

    private static double Score(string[] written, string[] known)
    {
        if (written.AsSpan().SequenceEqual(known))
            return 1;
        if (written.Length == 1)
            return OneWord * known.Max(word => NameWords.Likeness(written[0], word));
        var (first, last) = (written[0], written[^1]);
        var straight = Parts(first, last, known[0], known[^1]);
        var swapped = OtherOrder * Parts(first, last, known[^1], known[0]);
        var best = Math.Max(straight, swapped);
        // "Kirill A. Shutemov" and "Kirill Shutemov"; but with the surname in the middle nothing is sure.
        return known.Length == 1 ? OneWord * Math.Max(NameWords.Likeness(first, known[0]), NameWords.Likeness(last, known[0]))
            : written.Length == known.Length && IsSwapOnly(written, known) ? Math.Max(best, OtherOrder)
            : written.Length == known.Length ? best * Middle(written, known)
            : best * MiddleNameMissing;
    }

    /// <summary>A surname says more than a first name; without it, or with quite another first name, it is somebody else.</summary>
    private static double Parts(string first, string last, string knownFirst, string knownLast)
    {
        var surname = NameWords.Likeness(last, knownLast);
        var forename = NameWords.Likeness(first, knownFirst);
        return surname < 0.6 || forename < 0.4 ? 0.4 * (surname + forename) / 2 : (0.6 * surname) + (0.4 * forename);
    }

    private static double Middle(string[] written, string[] known)
    {
        for (var at = 1; at < written.Length - 1; at++)
        {
            if (NameWords.Likeness(written[at], known[at]) < 0.4)
                return 0.9;
        }
        return 1;
    }

    private static bool IsSwapOnly(string[] written, string[] known) => written.Length <= 4 && written.All(known.Contains) && known.All(written.Contains);
}
