using System.CommandLine;
using System.Text.Json;
using Tracker.Core;
using Tracker.Core.Notes;
using Tracker.Core.Storage;

namespace Tracker.Host.Cli;

/// <summary><c>tracker notes mentions</c>: what notes speak of, and which series that is.</summary>
internal static class NotesMentionsCommand
{
    private static readonly Option<string?> LabelsFile = new("--labels")
    {
        Description = "Measure: how much of what these labels name is found (docs/notes.md has the format)",
        HelpName = "LABELS.tsv",
    };

    private static readonly Option<string?> Lines = new("--lines") { Description = "With --labels: only these lines were labelled", HelpName = "1-123,645-711" };

    public static Command Create()
    {
        var command = new Command("mentions", "Which patches, pull requests, releases and mails the notes speak of, and which series those are") { NotesFileArgument.File, NotesFileArgument.Aired, LabelsFile, Lines };
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation)
    {
        var lines = LineRanges.Read(invocation.Get(Lines));
        var aired = NotesFileArgument.AiredOn(invocation);
        if (invocation.Get(LabelsFile) is null && lines.Count > 0)
            throw new TrackerException("--lines says which lines were labelled: give the labels with --labels.");
        var text = NotesFileArgument.Read(invocation.Get(NotesFileArgument.File) ?? "").Notes.Text;
        return invocation.Get(LabelsFile) is { } labels ? Measure(invocation, text, ReadLabels(labels), lines) : Tell(invocation, text, aired);
    }

    private static int Tell(Invocation invocation, string text, DateTimeOffset? aired)
    {
        var answer = new NotesAnswers(TrackerDatabase.In(invocation.ReadConfiguration().DataFolder)).Mentions(text, aired);
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, TrackerJson.Answers.MentionsAnswer));
        else
            new MentionsText(invocation.Output()).Write(answer);
        return answer.Mentions.Count > 0 ? ExitCodes.Yes : ExitCodes.No;
    }

    private static int Measure(Invocation invocation, string text, IReadOnlyList<MentionLabel> labels, IReadOnlyList<(int First, int Last)> lines)
    {
        var answer = Detection.Of(text, labels, lines);
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, TrackerJson.Answers.DetectionAnswer));
        else
            DetectionText.Write(invocation.Output(), answer);
        return ExitCodes.Yes;
    }

    private static IReadOnlyList<MentionLabel> ReadLabels(string file)
    {
        try
        {
            return MentionLabels.Read(File.ReadLines(file));
        }
        catch (TrackerException failure)
        {
            throw new TrackerException($"{file}: {failure.Message}", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new TrackerException($"The labels '{file}' cannot be read: {failure.Message} Name a file of tab-separated values.", failure);
        }
    }
}
