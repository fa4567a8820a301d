using System.CommandLine;
using System.Text.Json;
using Tracker.Core;
using Tracker.Core.Episodes;

namespace Tracker.Host.Cli;

/// <summary><c>tracker news</c>: what happened to everything that is followed.</summary>
internal static class NewsCommand
{
    private static readonly Option<string?> Since = new("--since") { Description = "From an episode's day or a day on; else from the newest episode's", HelpName = "EPISODE|DATE" };
    private static readonly Option<string?> Until = new("--until") { Description = "Up to the end of this day (UTC); else up to now", HelpName = "DATE" };

    private static readonly Option<int> QuietMonths = new("--quiet-months")
    {
        Description = "A series without a new version for so many months, and not merged, is quiet",
        HelpName = "N",
        DefaultValueFactory = _ => EpisodeAnswers.UsualQuietMonths,
    };

    private static readonly Option<bool> Atom = new("--atom") { Description = "The feed of all that ever happened, as the server has it at /news.atom" };

    public static Command Create()
    {
        var command = new Command("news", "What happened to what episodes spoke of, and to all that is followed") { Since, Until, QuietMonths, Atom };
        command.SetAction(parsed => Run(new Invocation(parsed)));
        return command;
    }

    private static int Run(Invocation invocation)
    {
        if (invocation.Get(Atom))
            return WriteFeed(invocation);
        if (!NewsQuestion.TryRead(invocation.Get(Since), invocation.Get(Until), invocation.Get(QuietMonths), out var question, out var problem))
            throw new TrackerException(problem.Text);
        var news = question.Ask(invocation.OpenEpisodes());
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(news, TrackerJson.Answers.NewsAnswer));
        else
            NewsLines.Write(invocation.Output(), news);
        return ExitCodes.Yes;
    }

    private static int WriteFeed(Invocation invocation)
    {
        var configuration = invocation.ReadConfiguration();
        var episodes = invocation.OpenEpisodes();
        using var output = Console.OpenStandardOutput();
        output.Write(NewsFeed.OfAll(episodes.AllNews(), episodes.State(), FeedAddresses.Configured(configuration)));
        return ExitCodes.Yes;
    }
}
