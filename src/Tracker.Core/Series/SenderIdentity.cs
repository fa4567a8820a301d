namespace Tracker.Core.Series;

/// <summary>
/// The names under which a sender is recognised: the e-mail address, and the full name, since people post from
/// several addresses. A name of one word ("wei", "root") says too little.
/// </summary>
internal static class SenderIdentity
{
    public static string? Email(Person person) =>
        person.Email.Contains('@') ? person.Email.Trim().ToLowerInvariant() : null;

    public static string? FullName(Person person)
    {
        var words = person.Name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? null : string.Join(' ', words).ToLowerInvariant();
    }
}

/// <summary>The senders of a cluster's mails, each with a number: the same where an address or a full name is shared.</summary>
internal sealed class Senders
{
    private readonly Dictionary<Person, int> numbers = [];
    private readonly Dictionary<string, int> names = [];
    private readonly DisjointSets sets = new();

    public Senders(IEnumerable<SeriesMail> mails)
    {
        foreach (var person in mails.Select(mail => mail.Sender))
            if (numbers.TryAdd(person, numbers.Count))
                Know(person, sets.Add());
    }

    public int this[SeriesMail mail] => sets.Find(numbers[mail.Sender]);

    private void Know(Person person, int number)
    {
        foreach (var name in new[] { SenderIdentity.Email(person), SenderIdentity.FullName(person) })
            if (name is not null && !names.TryAdd(name, number))
                sets.Join(names[name], number);
    }
}
