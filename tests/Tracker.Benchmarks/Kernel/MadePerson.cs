namespace Tracker.Benchmarks.Kernel;

/// <summary>Somebody: a few make most of the commits, most make a few.</summary>
internal sealed record MadePerson(string Name, string Email, string Zone)
{
    private const int HowMany = 25_000;

    private static readonly string[] Zones = ["+0000", "+0100", "+0200", "+0530", "+0800", "-0400", "-0700"];

    private static readonly MadePerson[] All = [.. Enumerable.Range(0, HowMany).Select(Make)];

    public static MadePerson Linus => All[0];

    /// <summary>Who rebuilds the integration tree.</summary>
    public static MadePerson Integrator => All[1];

    public static MadePerson StableMaintainer(int number) => All[2 + (number % 2)];

    public static MadePerson Author(int number) => All[(int)(HowMany * Math.Pow(new Random(number).NextDouble(), 3))];

    public static MadePerson Maintainer(int number) => All[10 + (number % 400)];

    public override string ToString() => $"{Name} <{Email}>";

    public string At(long seconds) => $"{Name} <{Email}> {seconds} {Zone}";

    private static MadePerson Make(int number)
    {
        var random = new Random(number);
        var (first, last) = (MadeText.Word(random), MadeText.Word(random));
        return new MadePerson($"{Capital(first)}{(number % 40 == 0 ? "é" : "")} {Capital(last)}", $"{last}{number}@{MadeText.Word(random)}.example.org", Zones[number % Zones.Length]);
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
