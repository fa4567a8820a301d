using System.ComponentModel;
using System.Diagnostics;
using Tracker.Core;

namespace Tracker.Host.Cli;

/// <summary>Makes the sample's git trees from the text that they are stored as (streams of git fast-import).</summary>
internal sealed class SampleTrees(string streams, string folder)
{
    public void Make(IEnumerable<Tree> trees, CancellationToken cancellationToken)
    {
        foreach (var tree in trees)
            Import(tree, cancellationToken);
    }

    /// <summary>The tree, fetched from where it is made.</summary>
    public Tree Here(Tree tree) => tree with { Url = Repository(tree) };

    private static string Name(Tree tree) => Path.GetFileNameWithoutExtension(tree.Url);

    private string Repository(Tree tree) => Path.Combine(folder, $"{Name(tree)}.git");

    private void Import(Tree tree, CancellationToken cancellationToken)
    {
        var repository = Repository(tree);
        Git(input: null, cancellationToken, "init", "--quiet", "--bare", repository);
        using var input = File.OpenRead(Path.Combine(streams, $"{Name(tree)}.fi"));
        Git(input, cancellationToken, "-C", repository, "fast-import", "--quiet", "--force");
    }

    private static void Git(Stream? input, CancellationToken cancellationToken, params string[] arguments)
    {
        using var process = Start(arguments);
        using var stopped = cancellationToken.Register(process.Kill);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            input?.CopyTo(process.StandardInput.BaseStream);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // git ended before it had read everything; what it said about that is below.
        }
        process.WaitForExit();
        cancellationToken.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
            throw new TrackerException($"git {string.Join(' ', arguments)} failed: {errors.GetAwaiter().GetResult().Trim()}");
    }

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true };
        // The machine's configuration must not change what the demo shows.
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        foreach (var variable in (string[])["GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_INDEX_FILE"])
            start.Environment.Remove(variable);
        try
        {
            return Process.Start(start) ?? throw new TrackerException("git does not start: install git for the demo.");
        }
        catch (Win32Exception failure)
        {
            throw new TrackerException("git does not start: install git for the demo.", failure);
        }
    }
}
