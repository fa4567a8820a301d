using Tracker.Core.Series;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>The people of a span: an address or a full name that two of them share makes them one.</summary>
internal sealed class DraftPeople
{
    private readonly Dictionary<long, int> numbers = [];
    private readonly Dictionary<string, int> names = [];
    private readonly DisjointSets sets = new();

    public int this[long personKey] => sets.Find(numbers[personKey]);

    public int Count => numbers.Values.Select(sets.Find).Distinct().Count();

    public void Add(long personKey, Person person)
    {
        if (numbers.ContainsKey(personKey))
            return;
        var number = numbers[personKey] = sets.Add();
        foreach (var name in new[] { SenderIdentity.Email(person), SenderIdentity.FullName(person) })
        {
            if (name is not null && !names.TryAdd(name, number))
                sets.Join(names[name], number);
        }
    }
}
