using System.CommandLine;
using System.Text.Json;
using Spectre.Console;
using Tracker.Core;
using Tracker.Core.AnswersOut;

namespace Tracker.Host.Cli;

/// <summary><c>tracker link</c>, <c>unlink</c> and <c>same</c>: somebody puts right what the evidence got wrong, once and for all.</summary>
internal static class CorrectCommands
{
    private static readonly Argument<string> Mail = new("MSGID") { Description = "The patch's message-id, or a link to it" };
    private static readonly Argument<string> Commit = new("COMMIT") { Description = "The commit's id, or seven or more digits of it" };
    private static readonly Argument<string> Series = new("SERIES") { Description = "A series' number, or the message-id of one of its mails" };
    private static readonly Argument<string> Other = new("OTHER") { Description = "The other series, named likewise" };
    private static readonly Option<string?> By = new("--by") { Description = "Who says so; else git's user.name", HelpName = "NAME" };
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why, for those who wonder later", HelpName = "TEXT" };

    public static Command Link() => Create(
        CorrectionKind.Link, "link", "Say that a commit is this patch, whatever the evidence says", Mail, Commit);

    public static Command Unlink() => Create(
        CorrectionKind.Unlink, "unlink", "Say that a commit is never this patch; another patch may be it", Mail, Commit);

    public static Command Same() => Create(
        CorrectionKind.Same, "same", "Say that two series are one: their versions follow each other", Series, Other);

    /// <summary>Makes corrections or takes them back, and says what came of it.</summary>
    public static int Tell(Invocation invocation, Func<CorrectionPass, CancellationToken, CorrectionOutcome> correct)
    {
        var configuration = invocation.ReadConfiguration();
        var request = configuration.ToRequest(archive: null, tree: null, fetch: false);
        using var stop = new StopSignal();
        var outcome = PassProgress.Show(
            invocation, configuration, (logger, progress) => correct(new CorrectionPass(request, TimeProvider.System, logger, progress), stop.Token));
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(outcome, TrackerJson.Answers.CorrectionOutcome));
        else if (!invocation.Quiet)
            Write(invocation.Output(), outcome, invocation.OpenAnswers());
        return ExitCodes.Yes;
    }

    private static Command Create(CorrectionKind kind, string name, string description, Argument<string> one, Argument<string> other)
    {
        var command = new Command(name, description) { one, other, By, Reason };
        command.SetAction(parsed => Run(new Invocation(parsed), kind, one, other));
        return command;
    }

    private static int Run(Invocation invocation, CorrectionKind kind, Argument<string> one, Argument<string> other)
    {
        var by = SafeText.OneLine((invocation.Get(By) ?? UserName.OfMachine()).Trim());
        var reason = invocation.Get(Reason)?.Trim() is { Length: > 0 } said ? SafeText.OneLine(said) : null;
        return Tell(invocation, (pass, token) => pass.Make(kind, invocation.Get(one) ?? "", invocation.Get(other) ?? "", by, reason, token));
    }

    private static void Write(IAnsiConsole console, CorrectionOutcome outcome, Answers answers)
    {
        foreach (var correction in outcome.Made)
            CorrectionText.Line(console, CorrectionText.Of(correction));
        foreach (var correction in outcome.Replaced)
            CorrectionText.Line(console, $"It replaces {CorrectionText.Of(correction)}");
        foreach (var correction in outcome.Undone)
            CorrectionText.Line(console, $"Taken back: {CorrectionText.Of(correction)}");
        WriteVerdicts(console, [.. outcome.Made.Concat(outcome.Undone).SelectMany(Touched).Distinct().Select(id => answers.Status(id, 1))]);
    }

    /// <summary>What is answered now: of the series, and of the commit, which may be another series' patch or nobody's.</summary>
    private static void WriteVerdicts(IAnsiConsole console, IReadOnlyList<StatusAnswer> found)
    {
        foreach (var series in found.SelectMany(answer => answer.Series).DistinctBy(series => series.Id))
            CorrectionText.Line(console, $"{series.Title}: {series.Sentence}");
        foreach (var note in found.Select(answer => answer.Note).OfType<string>())
            CorrectionText.Line(console, note);
    }

    private static IEnumerable<string> Touched(CorrectionAnswer correction) =>
        ((string?[])[correction.MessageId, correction.SameAs, correction.Commit]).OfType<string>();
}
