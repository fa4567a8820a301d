using Spectre.Console;

namespace Tracker.Host.Tests.Cli;

/// <summary>What a printer writes to a terminal of 80 columns.</summary>
internal static class PrintedText
{
    public const int Width = 80;

    public static IReadOnlyList<string> Lines(Action<IAnsiConsole> print, bool hasColor = false)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = hasColor ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = hasColor ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = Width;
        print(console);
        return [.. writer.ToString().Split('\n').Select(line => line.TrimEnd())];
    }
}
