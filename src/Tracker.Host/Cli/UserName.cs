using System.ComponentModel;
using System.Diagnostics;

namespace Tracker.Host.Cli;

/// <summary>Who is at the keyboard.</summary>
internal static class UserName
{
    /// <summary>As git would sign a commit; else by the name of the login.</summary>
    public static string OfMachine() => OfGit() is { Length: > 0 } name ? name : Environment.GetEnvironmentVariable("USER") ?? Environment.UserName;

    private static string? OfGit()
    {
        var start = new ProcessStartInfo("git", ["config", "--get", "user.name"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start);
            return process?.StandardOutput.ReadLine()?.Trim();
        }
        catch (Win32Exception)
        {
            // There is no git here; the login has a name too.
            return null;
        }
    }
}
