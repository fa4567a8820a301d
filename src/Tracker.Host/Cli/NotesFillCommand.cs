using System.CommandLine;
using System.Text.Json;
using Tracker.Core;
using Tracker.Core.Notes;
using Tracker.Core.Notes.Filling;
using Tracker.Core.Storage;

namespace Tracker.Host.Cli;

/// <summary><c>tracker notes fill</c>: writes into notes what became of what they speak of.</summary>
internal static class NotesFillCommand
{
    private static readonly Option<bool> InPlace = new("--in-place") { Description = "Change the file; else the text goes to stdout" };

    private static readonly Option<string?> Style = new("--style")
    {
        Description = "footnote, inline or table; else the style that the text has, or footnotes",
        HelpName = "STYLE",
    };

    private static readonly Option<string?> AsOf = new("--as-of") { Description = "As it was on that day (2024-03-20) or at that time, UTC", HelpName = "DATE" };

    private static readonly Option<bool> Remove = new("--remove") { Description = "Take out what was filled in, and no more" };

    private static readonly Option<bool> All = new("--all") { Description = "Say so too where nothing is known" };

    public static Command Create()
    {
        var command = new Command("fill", "Adds the merge status of what the notes speak of; again: brings it up to date")
        {
            NotesFileArgument.File, InPlace, Style, AsOf, NotesFileArgument.Aired, Remove, All,
        };
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation)
    {
        var name = invocation.Get(NotesFileArgument.File) ?? "";
        var isInPlace = invocation.Get(InPlace);
        if (isInPlace && name == NotesFileArgument.Stdin)
            throw new TrackerException("What comes on stdin cannot be changed in place. Name a file, or leave --in-place out.");
        var style = StyleOf(invocation.Get(Style));
        var file = NotesFileArgument.Read(name);
        var answer = invocation.Get(Remove)
            ? NotesFilling.Remove(file.Notes.Text)
            : Fill(invocation, file, style);
        var isChanged = isInPlace && file.Replace(answer.Text ?? "");
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(isInPlace ? answer with { Text = null } : answer, TrackerJson.Answers.FillAnswer));
        else if (!isInPlace)
            Write(file.Notes.Encode(answer.Text ?? ""));
        Tell(invocation, answer, Outcome(invocation.Get(Remove), answer, file.Notes.Text, isInPlace && !isChanged));
        return ExitCodes.Yes;
    }

    private static FillAnswer Fill(Invocation invocation, NotesFile file, FillStyle? style)
    {
        var asOf = AsOfTime.Read(invocation.Get(AsOf), TimeProvider.System);
        var filling = new NotesFilling(TrackerDatabase.In(invocation.ReadConfiguration().DataFolder));
        return filling.Fill(file.Notes.Text, new(style, asOf, NotesFileArgument.AiredOn(invocation), invocation.Get(All)));
    }

    private static FillStyle? StyleOf(string? word) =>
        word is null ? null : FillStyles.Of(word) ?? throw new TrackerException($"There is no style '{SafeText.OneLine(word, 40)}'. Write footnote, inline or table.");

    // The host's own bytes, whatever the encoding.
    private static void Write(byte[] text)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(text);
    }

    private static string Outcome(bool isRemoval, FillAnswer answer, string before, bool isAsItWas) =>
        isRemoval ? answer.Text == before ? "There was nothing to take out." : "What was filled in is taken out."
        : $"{answer.Mentions.Count(mention => mention.Status is not null)} of {Count(answer.Mentions.Count)} filled.{(isAsItWas ? " The file is as it was." : "")}";

    private static void Tell(Invocation invocation, FillAnswer answer, string outcome)
    {
        if (invocation.Quiet)
            return;
        Console.Error.WriteLine($"tracker: {outcome}");
        if (answer.LeftAlone > 0)
            Console.Error.WriteLine($"tracker: {answer.LeftAlone} of what looks like marks of Tracker's are not, or have lost the line '*Merge status ...' that answers for them; they were left alone.");
    }

    private static string Count(int mentions) => mentions == 1 ? "1 mention" : $"{mentions} mentions";
}
