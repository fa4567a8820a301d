using Tracker.Core.Series;

namespace Tracker.Core.People;

/// <summary>A name with an address as mails and commits have it.</summary>
/// <param name="Real">The same as a .mailmap has it.</param>
internal sealed record KnownName(long Key, Person Written, Person Real);

/// <summary>Names that are one person's.</summary>
/// <param name="Score">How well the query fits the best of them.</param>
internal sealed record PersonGroup(double Score, IReadOnlyList<KnownName> Names);

/// <summary>
/// Tells which names are one person's: those that a .mailmap puts together, that share an address, or a full name. Pure.
/// </summary>
internal sealed class PeopleGroups
{
    /// <summary>An address with more full names than these is a list's or a robot's, and ties nobody together.</summary>
    private const int MostNamesOfAddress = 4;

    /// <summary>Names less alike than this are other people's.</summary>
    private const double LeastLikeness = 0.75;

    private const double OfWords = 0.9;
    private const double OfLocalPart = 0.85;

    private readonly IReadOnlyList<KnownName> names;
    private readonly Lazy<ILookup<string, KnownName>> byAddress;
    private readonly Lazy<ILookup<string, KnownName>> byName;

    public PeopleGroups(IReadOnlyList<KnownName> names)
    {
        this.names = names;
        byAddress = new(() => names.SelectMany(name => Addresses(name).Select(address => (address, name))).ToLookup(pair => pair.address, pair => pair.name));
        byName = new(() => names.SelectMany(name => FullNames(name).Select(full => (full, name))).ToLookup(pair => pair.full, pair => pair.name));
    }

    /// <summary>Those that a query may mean: an address, what stands before its @, a name, words of it, or one that is like it.</summary>
    public IReadOnlyList<PersonGroup> Find(string query, int limit)
    {
        var groups = new List<PersonGroup>();
        var grouped = new HashSet<KnownName>();
        foreach (var (name, score) in Scored(query.Trim()).OrderByDescending(one => one.Score))
        {
            if (groups.Count == limit)
                break;
            if (grouped.Contains(name))
                continue;
            var group = Around(name);
            grouped.UnionWith(group);
            groups.Add(new(score, group));
        }
        return groups;
    }

    private IEnumerable<(KnownName Name, double Score)> Scored(string query)
    {
        if (query.Contains('@', StringComparison.Ordinal))
            return byAddress.Value[query.Trim('<', '>').ToLowerInvariant()].Select(name => (name, 1.0));
        var words = Words(query);
        if (words.Length == 0)
            return [];
        var exact = Scored(name => IsCalled(name, query) ? 1 : HasLocalPart(name, query) ? OfLocalPart : 0);
        return exact.Exists(one => one.Score is 1) ? exact
            : Scored(name => HasWords(name, words) ? OfWords : HasLocalPart(name, query) ? OfLocalPart : 0) is { Count: > 0 } partly ? partly
            : Alike(query);
    }

    private List<(KnownName Name, double Score)> Scored(Func<KnownName, double> score) =>
        [.. names.Select(name => (Name: name, Score: score(name))).Where(one => one.Score > 0)];

    /// <summary>Many write under one name: each is compared once.</summary>
    private List<(KnownName Name, double Score)> Alike(string query)
    {
        var likeness = new Dictionary<string, double>();
        return Scored(name =>
        {
            if (!likeness.TryGetValue(name.Written.Name, out var score))
                likeness.Add(name.Written.Name, score = NameLikeness.Score(query, name.Written.Name));
            return score >= LeastLikeness ? score : 0;
        });
    }

    private static bool IsCalled(KnownName name, string query) =>
        string.Equals(name.Written.Name, query, StringComparison.OrdinalIgnoreCase) || string.Equals(name.Real.Name, query, StringComparison.OrdinalIgnoreCase);

    private static bool HasLocalPart(KnownName name, string query) => IsLocalPart(query, name.Written.Email) || IsLocalPart(query, name.Real.Email);

    private static bool IsLocalPart(string query, string email) =>
        email.Length > query.Length && email[query.Length] == '@' && email.StartsWith(query, StringComparison.OrdinalIgnoreCase);

    private static bool HasWords(KnownName name, string[] words) => HasWords(name.Written.Name, words) || HasWords(name.Real.Name, words);

    private static bool HasWords(string name, string[] words) =>
        Words(name) is var known && words.All(word => known.Contains(word, StringComparer.OrdinalIgnoreCase));

    private static string[] Words(string name) => name.Split([' ', ',', '.', '\t', '"', '(', ')'], StringSplitOptions.RemoveEmptyEntries);

    private List<KnownName> Around(KnownName seed)
    {
        var found = new HashSet<KnownName> { seed };
        var toSee = new Queue<KnownName>(found);
        while (toSee.TryDequeue(out var name))
        {
            foreach (var other in Ties(name).Where(found.Add))
                toSee.Enqueue(other);
        }
        return [.. found.OrderBy(name => name.Key)];
    }

    private IEnumerable<KnownName> Ties(KnownName name) =>
        Addresses(name).Select(address => byAddress.Value[address]).Where(IsOnePersons).SelectMany(ties => ties)
            .Concat(FullNames(name).SelectMany(full => byName.Value[full]));

    private static bool IsOnePersons(IEnumerable<KnownName> ofAddress) =>
        ofAddress.Select(name => SenderIdentity.FullName(name.Real)).OfType<string>().Distinct().Take(MostNamesOfAddress + 1).Count() <= MostNamesOfAddress;

    private static IEnumerable<string> Addresses(KnownName name) =>
        new[] { SenderIdentity.Email(name.Written), SenderIdentity.Email(name.Real) }.OfType<string>().Distinct();

    private static IEnumerable<string> FullNames(KnownName name) =>
        new[] { SenderIdentity.FullName(name.Written), SenderIdentity.FullName(name.Real) }.OfType<string>().Distinct();
}
