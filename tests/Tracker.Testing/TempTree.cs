namespace Tracker.Testing;

/// <summary>
/// A real git repository in a folder of its own. Its clock ticks a minute a commit and starts at the same moment always:
/// two trees with the same steps have the same commit ids.
/// </summary>
public sealed class TempTree : IDisposable
{
    private readonly TempFolder folder = new();
    private DateTimeOffset clock = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public TempTree(string branch = "master") => Git("init", "--quiet", $"--initial-branch={branch}");

    public string Path => folder.Path;

    public DateTimeOffset Now => clock;

    public string Head => Git("rev-parse", "HEAD");

    /// <summary>Runs git here, at the tree's time.</summary>
    public string Git(params string[] arguments) => GitCommand.Run(Path, clock, arguments);

    public TempTree At(DateTimeOffset time)
    {
        clock = time;
        return this;
    }

    /// <summary>Commits a file with this content; the message may have a body and trailers.</summary>
    public string Commit(string message, string file = "file.c", string? content = null, string? author = null)
    {
        clock += TimeSpan.FromMinutes(1);
        folder.Write(file, content ?? $"{message}\n{clock:O}\n");
        Git("add", "--all");
        GitCommand.RunWith(Path, clock, author, message, "commit", "--quiet", "--allow-empty", "-F", "-");
        return Head;
    }

    /// <summary>Applies a mail with git am: its From: and Date: become author and author date.</summary>
    public string Apply(string mail, string? addTrailer = null)
    {
        clock += TimeSpan.FromMinutes(1);
        GitCommand.RunWith(Path, clock, author: null, mail, "am", "--quiet", "--keep-cr");
        if (addTrailer is not null)
            Git("commit", "--quiet", "--amend", "--no-edit", "--trailer", addTrailer);
        return Head;
    }

    public string CherryPick(string commit, string? upstreamMarker = null)
    {
        clock += TimeSpan.FromMinutes(1);
        Git("cherry-pick", "--allow-empty", commit);
        if (upstreamMarker is not null)
        {
            var message = Git("log", "-1", "--format=%B");
            var title = message.Split('\n')[0];
            GitCommand.RunWith(Path, clock, author: null, $"{title}\n\n{upstreamMarker}\n{message[title.Length..]}", "commit", "--quiet", "--amend", "-F", "-");
        }
        return Head;
    }

    public string Revert(string commit)
    {
        clock += TimeSpan.FromMinutes(1);
        Git("revert", "--no-edit", commit);
        return Head;
    }

    public string Merge(string branch, string message)
    {
        clock += TimeSpan.FromMinutes(1);
        Git("merge", "--quiet", "--no-ff", "-m", message, branch);
        return Head;
    }

    /// <summary>Moves the branch to another commit, as a force-push does.</summary>
    public void Rewind(string commit) => Git("reset", "--quiet", "--hard", commit);

    public void Branch(string name, string? from = null) => Git("checkout", "--quiet", "-b", name, from ?? "HEAD");

    public void Checkout(string branch) => Git("checkout", "--quiet", branch);

    public void Tag(string name) => Git("tag", "-a", "-m", name, name);

    /// <summary>What git format-patch makes of the last commits, one mail each, with headers that a list would add.</summary>
    public string FormatPatch(string commit = "HEAD") => Git("format-patch", "--stdout", "-1", commit) + "\n";

    public void Dispose() => folder.Dispose();
}
