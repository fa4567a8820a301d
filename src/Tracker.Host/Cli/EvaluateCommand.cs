using System.CommandLine;
using System.Text.Json;
using Tracker.Core;
using Tracker.Core.AnswersOut.Matches;

namespace Tracker.Host.Cli;

/// <summary><c>tracker evaluate</c>: how often the matches are right, by labels from outside.</summary>
internal static class EvaluateCommand
{
    private const int MostSampled = 10_000;

    private static readonly Argument<string> Truth = new("truth")
    {
        Description = "Labels: tab-separated, with a first line that names the columns 'commit' and 'msgid'",
        HelpName = "TRUTH.tsv",
    };

    private static readonly Option<string?> Tree = new("--tree") { Description = "Only landings in this tree", HelpName = "NAME" };

    private static readonly Option<int> Sample = new("--sample")
    {
        Description = "Show so many matches that have no label, at random, to be judged by eye",
        HelpName = "N",
    };

    private static readonly Option<long> Seed = new("--seed") { Description = "Another seed shows others; the same shows the same", HelpName = "S" };

    public static Command Create()
    {
        var command = new Command("evaluate", "How often matches are right, by labels: precision, recall, and every miss with its reason") { Truth, Tree, Sample, Seed };
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation)
    {
        if (invocation.Get(Sample) is < 0 or > MostSampled)
            throw new TrackerException($"Write --sample as a number from 0 to {MostSampled}.");
        var answer = invocation.OpenAnswers().Evaluate(
            ReadLabels(invocation.Get(Truth) ?? ""), invocation.Get(Tree), invocation.Get(Sample), invocation.Get(Seed));
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, TrackerJson.Answers.EvaluationAnswer));
        else
            new EvaluationText(invocation.Output()).Write(answer);
        return ExitCodes.Yes;
    }

    private static IReadOnlyList<Label> ReadLabels(string file)
    {
        try
        {
            return Labels.Read(File.ReadLines(file));
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
