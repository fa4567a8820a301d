namespace Tracker.Core;

/// <summary>A name and an address as a mail or commit gives them; either may be empty.</summary>
public sealed record Person(string Name, string Email)
{
    public override string ToString() => Name.Length == 0 ? Email : $"{Name} <{Email}>";
}
