using System.Diagnostics;

namespace Tracker.Testing;

/// <summary>Runs the real git with none of the machine's configuration and a clock that the caller holds.</summary>
public static class GitCommand
{
    public static string Run(string folder, params string[] arguments) =>
        Run(folder, DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), arguments);

    public static string Run(string folder, DateTimeOffset now, params string[] arguments) =>
        RunWith(folder, now, author: null, input: null, arguments);

    /// <exception cref="InvalidOperationException">git exits with another code than 0.</exception>
    public static string RunWith(string folder, DateTimeOffset now, string? author, string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        var date = $"{now.ToUnixTimeSeconds()} +0000";
        start.Environment["GIT_AUTHOR_DATE"] = date;
        start.Environment["GIT_COMMITTER_DATE"] = date;
        var (name, email) = Split(author ?? "Mia Maintainer <mia@example.org>");
        start.Environment["GIT_AUTHOR_NAME"] = name;
        start.Environment["GIT_AUTHOR_EMAIL"] = email;
        start.Environment["GIT_COMMITTER_NAME"] = "Mia Maintainer";
        start.Environment["GIT_COMMITTER_EMAIL"] = "mia@example.org";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("git did not start");
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.TrimEnd('\n')
            : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {errors.Result}");
    }

    private static (string Name, string Email) Split(string person)
    {
        var at = person.IndexOf('<', StringComparison.Ordinal);
        return (person[..at].Trim(), person[(at + 1)..].TrimEnd('>'));
    }
}
