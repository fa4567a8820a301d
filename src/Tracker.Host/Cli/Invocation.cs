using System.CommandLine;
using System.Text;
using Serilog.Core;
using Serilog.Events;
using Spectre.Console;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Core.AnswersOut.Diffs;
using Tracker.Core.Episodes;
using Tracker.Core.Storage;

namespace Tracker.Host.Cli;

/// <summary>What a command is called with, and where it writes: results to stdout, everything else to stderr.</summary>
internal sealed class Invocation(ParseResult parsed)
{
    // Where nobody looks on, lines are as long as in a mail.
    private const int PlainWidth = 80;

    public bool Json => parsed.GetValue(CommonOptions.Json);

    public bool Quiet => parsed.GetValue(CommonOptions.Quiet);

    public bool Verbose => parsed.GetValue(CommonOptions.Verbose);

    public bool ShowsProgress => !Quiet && !Console.IsErrorRedirected;

    public TrackerConfiguration ReadConfiguration() =>
        TrackerConfiguration.Read(parsed.GetValue(CommonOptions.Config), parsed.GetValue(CommonOptions.Data));

    public string? ConfigFile => parsed.GetValue(CommonOptions.Config);

    public string? DataFolder => parsed.GetValue(CommonOptions.Data);

    public Answers OpenAnswers() => new(TrackerDatabase.In(ReadConfiguration().DataFolder));

    public EpisodeAnswers OpenEpisodes() => new(TrackerDatabase.In(ReadConfiguration().DataFolder));

    public EpisodePass OpenEpisodePass() => new(ReadConfiguration().DataFolder, TimeProvider.System);

    public Comparisons OpenComparisons() => TrackerHost.Comparisons(ReadConfiguration());

    public T? Get<T>(Option<T> option) => parsed.GetValue(option);

    public T? Get<T>(Argument<T> argument) => parsed.GetValue(argument);

    /// <summary>stdout for much text: with a buffer, UTF-8 whatever the locale.</summary>
    public static StreamWriter OpenOutput() => new(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };

    /// <summary>stdout for people.</summary>
    public IAnsiConsole Output() => Open(Console.Out, Console.IsOutputRedirected);

    /// <summary>stderr for people: progress.</summary>
    public IAnsiConsole Errors() => Open(Console.Error, Console.IsErrorRedirected);

    public Logger CreateLog(TrackerConfiguration configuration, LogEventLevel? usual) =>
        TrackerLog.Create(configuration, Verbose ? LogEventLevel.Debug : Quiet ? LogEventLevel.Error : usual);

    private IAnsiConsole Open(TextWriter writer, bool isRedirected)
    {
        var hasColor = !isRedirected && !parsed.GetValue(CommonOptions.NoColor) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = hasColor ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = isRedirected ? PlainWidth : Math.Max(console.Profile.Width, 40);
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
