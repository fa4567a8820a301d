using Tracker.Core.Patches;

namespace Tracker.Core.Comparing;

/// <summary>Finds for each file of a diff the one of another diff that it is, also where it was renamed or moved in between.</summary>
internal static class FilePairs
{
    public static IEnumerable<(ChangedFile? Before, ChangedFile? After)> Of(IReadOnlyList<ChangedFile> before, IReadOnlyList<ChangedFile> after)
    {
        var byPath = before.ToDictionary(file => file.Path);
        var known = after.Select(file => file.Path).ToHashSet();
        // A name that only one file on each side has is that file, wherever it is.
        var moved = OnlyOnes(before.Where(file => !known.Contains(file.Path)));
        var arrived = OnlyOnes(after.Where(file => !byPath.ContainsKey(file.Path)));
        HashSet<string> paired = [];
        foreach (var file in after)
        {
            var old = byPath.GetValueOrDefault(file.Path)
                ?? (arrived.ContainsKey(Name(file)) ? moved.GetValueOrDefault(Name(file)) : null);
            if (old is not null)
                paired.Add(old.Path);
            yield return (old, file);
        }
        foreach (var file in before.Where(file => !paired.Contains(file.Path)))
            yield return (file, null);
    }

    private static Dictionary<string, ChangedFile> OnlyOnes(IEnumerable<ChangedFile> files) =>
        files.GroupBy(Name).Where(same => same.Count() == 1).ToDictionary(same => same.Key, same => same.Single());

    private static string Name(ChangedFile file) => file.Path[(file.Path.LastIndexOf('/') + 1)..];
}
