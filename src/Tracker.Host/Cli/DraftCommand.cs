using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Tracker.Core;
using Tracker.Core.Episodes.Drafting;

namespace Tracker.Host.Cli;

/// <summary><c>tracker episode draft</c>: what happened, as the skeleton of the next episode's notes.</summary>
internal static class DraftCommand
{
    private static readonly Option<string?> Since = new("--since")
    {
        Description = "From the beginning of this day on (UTC): mostly that of the last episode",
        HelpName = "2024-05-01",
    };

    private static readonly Option<string?> Until = new("--until")
    {
        Description = "Up to the beginning of this day (UTC); else up to now",
        HelpName = "2024-05-08",
    };

    private static readonly Option<string?> Output = new("--output", "-o")
    {
        Description = "Write to this file, which must not be there yet; else to stdout",
        HelpName = "FILE.md",
    };

    private static readonly Option<string?> Template = new("--template")
    {
        Description = "Use this Liquid template; else that of Tracker:Draft:Template, else the usual one",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Top = new("--top")
    {
        Description = $"So many series of the ongoing development; {Drafts.UsualTop} where it is not given",
        HelpName = "N",
    };

    private static readonly Option<bool> ShowTemplate = new("--show-template") { Description = "Print the usual template, to make your own of it" };

    public static Command Create()
    {
        var command = new Command("draft", "What happened, as the skeleton of the next notes") { Since, Until, Output, Template, Top, ShowTemplate };
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation)
    {
        if (invocation.Get(ShowTemplate))
            return Print(DraftTemplate.Usual.Text);
        if (invocation.Get(Since) is not { } since)
            return TrackerCommand.Fail("Say with --since from which day on: mostly that of the last episode, as 2024-05-01.", ExitCodes.Mistake);
        var span = DraftSpan.Of(Day("--since", since), invocation.Get(Until) is { } until ? Day("--until", until) : TimeProvider.System.GetUtcNow());
        var configuration = invocation.ReadConfiguration();
        // A template or a file that is wrong is told before the work is done.
        var template = TemplateOf(invocation, configuration);
        var file = invocation.Get(Output) is { } named ? Path.GetFullPath(named) : null;
        CheckNew(file);
        var answer = TrackerHost.Drafts(configuration).Ask(span, TopOf(invocation));
        var text = invocation.Json ? JsonSerializer.Serialize(answer, TrackerJson.Answers.DraftAnswer) + "\n" : template.Render(answer);
        return (file is null ? Print(text) : Write(file, text)) is ExitCodes.Yes && IsEmpty(answer) ? ExitCodes.No : ExitCodes.Yes;
    }

    private static bool IsEmpty(DraftAnswer answer) =>
        answer is { Releases: [], MergeWindows: [], News: [], Development: [], Maintainers: [], Regressions: [] };

    private static DraftTemplate TemplateOf(Invocation invocation, TrackerConfiguration configuration)
    {
        var file = invocation.Get(Template)
            ?? (configuration.Options.Draft.Template is { } configured ? Path.GetFullPath(configured, Path.GetDirectoryName(configuration.File) ?? "/") : null);
        return file is null ? DraftTemplate.Usual : ReadTemplate(file);
    }

    private static DraftTemplate ReadTemplate(string file)
    {
        if (!File.Exists(file))
            throw new TrackerException($"There is no template {file}. 'tracker episode draft --show-template' prints one to begin with.");
        if (new FileInfo(file).Length > DraftTemplate.LargestTemplate)
            throw new TrackerException($"{file} has more than {DraftTemplate.LargestTemplate >> 10} KB. Templates are smaller.");
        try
        {
            return new DraftTemplate(file, new UTF8Encoding(false, true).GetString(File.ReadAllBytes(file)).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException garbled)
        {
            throw new TrackerException($"{file} is no UTF-8 text. Save it as UTF-8.", garbled);
        }
    }

    private static DateTimeOffset Day(string option, string written) => DayText.TryRead(written, out var day)
        ? day
        : throw new TrackerException($"'{SafeText.OneLine(written, 40)}' is no day. Write {option} as 2024-05-01.");

    private static int TopOf(Invocation invocation) => invocation.Get(Top) switch
    {
        null => Drafts.UsualTop,
        var written when int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var top) && top is > 0 and <= Drafts.MostTop => top,
        var written => throw new TrackerException($"'{SafeText.OneLine(written, 40)}' is no number that --top takes: write 1 to {Drafts.MostTop}."),
    };

    private static int Print(string text)
    {
        using var output = Invocation.OpenOutput();
        output.Write(text);
        return ExitCodes.Yes;
    }

    /// <summary>The host may have written in it since.</summary>
    private static void CheckNew(string? file)
    {
        if (file is not null && Path.Exists(file))
            throw new TrackerException($"{file} is there already, and may have words of yours in it. Name another file with -o, or move it away.");
        if (Path.GetDirectoryName(file) is { } folder && !Directory.Exists(folder))
            throw new TrackerException($"There is no folder {folder}. Make it, or name a file in another folder with -o.");
    }

    /// <summary>Written beside and moved to its place: it is there whole or not at all.</summary>
    private static int Write(string file, string text)
    {
        var beside = $"{file}.{Environment.ProcessId}.part";
        try
        {
            File.WriteAllText(beside, text, new UTF8Encoding(false));
            File.Move(beside, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            CheckNew(file);
        }
        finally
        {
            File.Delete(beside);
        }
        return ExitCodes.Yes;
    }
}
