using System.Globalization;
using System.Text;
using Tracker.Testing;

namespace Tracker.Benchmarks.Kernel;

/// <summary>Some of git's tree objects with tiny files, which the made commits share: a million of their own would say no more.</summary>
internal static class MadeFolders
{
    /// <returns>Their ids.</returns>
    public static string[] In(string repository, int howMany)
    {
        var stream = new StringBuilder();
        for (var folder = 0; folder < howMany; folder++)
        {
            var content = string.Create(CultureInfo.InvariantCulture, $"return {folder};\n");
            stream.Append(CultureInfo.InvariantCulture, $"commit refs/made/folders\ncommitter M <m@example.org> {folder} +0000\ndata 0\nM 100644 inline dir{folder % 7}/file{folder % 50}.c\ndata {content.Length}\n{content}\n");
        }
        var now = DateTimeOffset.UnixEpoch;
        GitCommand.RunWith(repository, now, author: null, stream.ToString(), "-c", "fastimport.unpackLimit=0", "fast-import", "--quiet");
        var folders = GitCommand.Run(repository, "log", "--format=%T", "refs/made/folders").Split('\n');
        GitCommand.Run(repository, "update-ref", "-d", "refs/made/folders");
        return folders;
    }
}
