using System.Text;

namespace Tracker.Core.Patches;

/// <summary>
/// The lines of several diffs that can be told apart and compared exactly: without those that stand in every other diff,
/// and, as the sketches of large diffs know their smallest hashes alone, only those that all sketches would know.
/// </summary>
internal sealed class TellingLines
{
    private static readonly string[] Everyday =
    [
        "{", "}", "};", "});", ")", ");", "(", "/*", "*/", "*", "**/", "//", "#", "else", "else {", "} else {", "do {", "break;", "continue;", "default:",
        "return;", "return 0;", "return 1;", "return -1;", "return ret;", "return rc;", "return err;", "return NULL;", "return true;", "return false;",
        "goto out;", "goto err;", "out:", "err:", "int i;", "int ret;", "int err;", "int rc;", "int ret = 0;", "#endif", "#else",
        "if (ret)", "if (err)", "if (ret < 0)", "if (err < 0)", "if (ret) {", "fi", "then", "done", "do", "esac", ";;", "exit 0", "exit 1", "\\",
        "#include <stdio.h>", "#include <stdlib.h>", "#include <string.h>", "#include <unistd.h>", "#include <errno.h>",
    ];

    private static readonly HashSet<uint> EverydayHashes = [.. Everyday.SelectMany(line => new[] { HashOf('+' + line), HashOf('-' + line) })];

    /// <param name="sketches">Of the diffs that are compared with each other.</param>
    public TellingLines(params ReadOnlySpan<LineSketch> sketches)
    {
        uint? most = null;
        foreach (var sketch in sketches)
        {
            if (!sketch.IsWhole)
                most = Math.Min(most ?? uint.MaxValue, sketch.Hashes[^1]);
        }
        Most = most;
    }

    /// <summary>Nothing is left out for the size of a diff.</summary>
    public bool AreAll => Most is null;

    private uint? Most { get; }

    public HashSet<uint> Of(LineSketch sketch) =>
        [.. sketch.Hashes.Where(hash => (Most is not { } most || hash <= most) && !EverydayHashes.Contains(hash))];

    private static uint HashOf(string line) => LineHash.Of(Encoding.UTF8.GetBytes(line)) is { } hash ? LineSketch.Short(hash) : 0;
}
