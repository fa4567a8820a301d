using System.Text;
using Spectre.Console;

namespace Tracker.Host.Cli;

/// <summary>stderr while progress bars are shown: whole lines, written above the bars and not through them.</summary>
internal sealed class AboveBars(IAnsiConsole console) : TextWriter
{
    private readonly Lock gate = new();
    private readonly StringBuilder line = new();

    public override Encoding Encoding => Encoding.UTF8;

    public static T While<T>(IAnsiConsole console, Func<T> run)
    {
        var before = Console.Error;
        using var above = new AboveBars(console);
        Console.SetError(above);
        try
        {
            return run();
        }
        finally
        {
            Console.SetError(before);
        }
    }

    public override void Write(char value)
    {
        lock (gate)
        {
            line.Append(value);
            if (value == '\n')
                WriteLines();
        }
    }

    public override void Write(string? value)
    {
        lock (gate)
        {
            line.Append(value);
            if (value?.EndsWith('\n') == true)
                WriteLines();
        }
    }

    private void WriteLines()
    {
        console.Write(new Text(line.ToString()));
        line.Clear();
    }
}
