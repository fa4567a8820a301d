using Tracker.Core.CommitsIn;
using Tracker.Core.Git;

namespace Tracker.Core.People;

/// <summary>
/// What communities' mainline trees say of the names and addresses of their people, in the .mailmap at their tips. Read when it
/// is asked for: it changes with the tree, and is read in a moment.
/// </summary>
internal sealed class Mailmap : IDisposable
{
    private const int LargestFile = 4 << 20;

    private readonly List<GitMailmap> maps;

    private Mailmap(IEnumerable<GitMailmap> maps) => this.maps = [.. maps];

    public static Mailmap Of(string dataFolder, IReadOnlyList<Community> communities) =>
        new(communities.SelectMany(community => community.Trees.Where(tree => tree.Role == TreeRole.Mainline).Select(tree => Read(dataFolder, community, tree))).OfType<GitMailmap>());

    internal static Mailmap Of(ReadOnlySpan<byte> text) => new(GitMailmap.Read(text) is { } map ? [map] : []);

    /// <summary>As the first tree that knows them has them; themselves where none does.</summary>
    public Person Resolve(Person person) => maps.Select(map => map.Resolve(person)).FirstOrDefault(real => real != person) ?? person;

    public void Dispose()
    {
        foreach (var map in maps)
            map.Dispose();
    }

    /// <summary>Null where the tree has none, or was not fetched yet.</summary>
    private static GitMailmap? Read(string dataFolder, Community community, Tree tree)
    {
        try
        {
            using var reader = new TreeReader(GitStore.FolderOf(dataFolder, community.Name), tree);
            return reader.Branches() is [var branch, ..]
                ? GitMailmap.Read(CommitFiles.Bytes(reader.Objects, CommitFiles.Child(reader.Objects, CommitFiles.Root(reader.Objects, GitOid.From(branch.Tip)), ".mailmap"u8), LargestFile))
                : null;
        }
        catch (TrackerException)
        {
            // Without its repository names still group by themselves.
            return null;
        }
    }
}
