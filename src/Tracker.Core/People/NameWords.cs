namespace Tracker.Core.People;

/// <summary>How alike two words of names are.</summary>
internal static class NameWords
{
    private const int LongestWord = 30;

    /// <summary>First names and what people call each other; the short one first.</summary>
    private static readonly (string Short, string Long)[] Nicknames =
    [
        ("ted", "theodore"), ("bill", "william"), ("will", "william"), ("bob", "robert"), ("rob", "robert"), ("jim", "james"), ("mike", "michael"), ("dave", "david"), ("dan", "daniel"),
        ("chris", "christopher"), ("chris", "christian"), ("chris", "christoph"), ("tom", "thomas"), ("andy", "andrew"), ("matt", "matthew"), ("steve", "steven"), ("steve", "stephen"),
        ("steven", "stephen"), ("jon", "jonathan"), ("john", "jonathan"), ("nick", "nicholas"), ("nico", "nicolas"), ("greg", "gregory"), ("joe", "joseph"), ("tony", "anthony"), ("kate", "katherine"), ("liz", "elizabeth"), ("ken", "kenneth"),
        ("ron", "ronald"), ("rick", "richard"), ("dick", "richard"), ("ed", "edward"), ("fred", "frederick"), ("larry", "lawrence"), ("pasha", "pavel"), ("sasha", "alexander"), ("sasha", "aleksandr"), ("misha", "mikhail"), ("kolya", "nikolay"),
        ("bart", "bartosz"), ("max", "maxim"), ("uli", "ulrich"), ("hans", "johannes"), ("nate", "nathan"), ("don", "donald"), ("vince", "vincent"), ("phil", "philip"), ("len", "leonard"), ("al", "alexander"), ("ray", "raymond"), ("jeff", "jeffrey"), ("geoff", "geoffrey"),
    ];

    /// <summary>1 for the same, 0 for others.</summary>
    public static double Likeness(string written, string known)
    {
        if (written == known)
            return 1;
        if (written.Length == 1 || known.Length == 1)
            return written[0] == known[0] ? 0.75 : 0;
        if (IsNickname(written, known) || IsNickname(known, written))
            return 0.9;
        var (shorter, longer) = written.Length < known.Length ? (written, known) : (known, written);
        if (shorter.Length >= 3 && longer.StartsWith(shorter, StringComparison.Ordinal))
            return 0.88;
        if (longer.Length > LongestWord)
            return 0;
        var changes = WordDistance.Between(written, known, 3);
        var allowed = longer.Length switch { < 4 => 0, < 6 => 1, < 9 => 2, _ => 3 };
        return changes > allowed ? 0 : 1 - (0.09 * changes);
    }

    private static bool IsNickname(string one, string other) => Array.Exists(Nicknames, pair => pair.Short == one && pair.Long == other);
}
