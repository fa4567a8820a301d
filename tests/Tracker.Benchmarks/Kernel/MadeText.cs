using System.Globalization;
using System.Text;

namespace Tracker.Benchmarks.Kernel;

/// <summary>What a made commit says, a function of its number alone: a copy of it can be told again without being kept.</summary>
internal static class MadeText
{
    private const int MostDaysBefore = 14;

    private static readonly string[] Words = MakeWords(new Random(1));

    public static string Word(Random random) => Words[random.Next(Words.Length)];

    public static string Title(int number) => Title(new Random(number));

    /// <summary>About 700 bytes, as the kernel's are.</summary>
    /// <param name="first">What stands before all else, such as "commit X upstream."; may be empty.</param>
    /// <param name="signedOff">Who signs after the author.</param>
    public static string Message(int number, string first, MadePerson signedOff)
    {
        var random = new Random(number);
        var text = new StringBuilder(1024).Append(Title(random)).Append("\n\n");
        if (first.Length > 0)
            text.Append(first).Append("\n\n");
        for (var paragraph = random.Next(1, 4); paragraph > 0; paragraph--)
            AddParagraph(text, random);
        AddTrailers(text, number, random);
        return text.Append(CultureInfo.InvariantCulture, $"Signed-off-by: {MadePerson.Author(number)}\nSigned-off-by: {signedOff}\n").ToString();
    }

    public static long AuthoredAt(int number, long committedAt) => committedAt - new Random(~number).Next(MostDaysBefore * 86_400);

    private static string Title(Random random)
    {
        var title = new StringBuilder(Word(random));
        if (random.Next(3) > 0)
            title.Append(": ").Append(Word(random));
        title.Append(':');
        for (var words = random.Next(3, 8); words > 0; words--)
            title.Append(' ').Append(Word(random));
        return title.ToString();
    }

    private static void AddParagraph(StringBuilder text, Random random)
    {
        for (var lines = random.Next(1, 5); lines > 0; lines--)
        {
            for (var words = random.Next(7, 11); words > 1; words--)
                text.Append(Word(random)).Append(' ');
            text.Append(Word(random)).Append('\n');
        }
        text.Append('\n');
    }

    private static void AddTrailers(StringBuilder text, int number, Random random)
    {
        if (random.Next(100) < 25)
            text.Append(CultureInfo.InvariantCulture, $"Fixes: {random.NextInt64(1L << 48):x12} (\"{Title(random)}\")\n");
        if (random.Next(100) < 15)
            text.Append("Cc: stable@vger.kernel.org\n");
        if (random.Next(100) < 12)
            text.Append(CultureInfo.InvariantCulture, $"Closes: https://lore.kernel.org/all/report-{number}@example.org/\n");
        for (var reviewers = random.Next(4); reviewers > 0; reviewers--)
            text.Append(CultureInfo.InvariantCulture, $"{(random.Next(3) == 0 ? "Acked-by" : "Reviewed-by")}: {MadePerson.Author(random.Next())}\n");
        if (random.Next(100) < 65)
            text.Append(CultureInfo.InvariantCulture, $"Link: https://lore.kernel.org/r/{20_120_101_000_000L + number}.{random.Next(100_000)}-{random.Next(1, 20)}-{MadePerson.Author(number).Email}\n");
    }

    private static string[] MakeWords(Random random) =>
        [.. Enumerable.Range(0, 3000).Select(_ => new string([.. Enumerable.Range(0, random.Next(3, 10)).Select(_ => (char)('a' + random.Next(16)))]))];
}
