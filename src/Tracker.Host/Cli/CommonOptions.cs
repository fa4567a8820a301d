using System.CommandLine;

namespace Tracker.Host.Cli;

/// <summary>The options that every command has.</summary>
internal static class CommonOptions
{
    public static Option<string?> Config { get; } = new("--config")
    {
        Description = "Read this configuration instead of appsettings.json",
        HelpName = "FILE",
        Recursive = true,
    };

    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "The folder of the database, instead of the configured one",
        HelpName = "DIR",
        Recursive = true,
    };

    public static Option<bool> Json { get; } = new("--json") { Description = "Machine-readable on stdout, nothing else there", Recursive = true };

    public static Option<bool> Quiet { get; } = new("--quiet") { Description = "Only errors on stderr", Recursive = true };

    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "Log what is done, in detail", Recursive = true };

    public static Option<bool> NoColor { get; } = new("--no-color") { Description = "No colours (also: NO_COLOR in the environment)", Recursive = true };

    public static IEnumerable<Option> All { get; } = [Config, Data, Json, Quiet, Verbose, NoColor];
}
