using System.CommandLine;
using System.Text.Json;
using Tracker.Core.Episodes;

namespace Tracker.Host.Cli;

/// <summary><c>tracker follow</c>: series to be told of besides those that episodes spoke of.</summary>
internal static class FollowCommand
{
    private static readonly Argument<string[]> Query = new("query")
    {
        Description = "Words of its title, a message-id, a lore URL or a commit id",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Argument<string[]> Followed = new("query")
    {
        Description = "Its number in 'tracker follow list', a message-id, or words of its title",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Create()
    {
        var add = new Command("add", "Follow a series: 'tracker news' tells what happens to it") { Query };
        add.SetAction(parsed => Add(new Invocation(parsed)));
        var list = new Command("list", "What is followed besides that which episodes spoke of");
        list.SetAction(parsed => List(new Invocation(parsed)));
        var remove = new Command("remove", "Follow a series no longer") { Followed };
        remove.SetAction(parsed => Remove(new Invocation(parsed)));
        return new Command("follow", "Series to be told of, besides those that episodes spoke of") { add, list, remove };
    }

    private static int Add(Invocation invocation)
    {
        var query = string.Join(' ', invocation.Get(Query) ?? []);
        var outcome = invocation.OpenEpisodePass().Follow(query);
        Tell(invocation, outcome);
        return outcome.Followed is not null
            ? ExitCodes.Yes
            : TrackerCommand.Fail($"'{SafeText.OneLine(query, 100)}' may be {outcome.Candidates.Count} series or more. Give a message-id of the one.", ExitCodes.Mistake);
    }

    private static int Remove(Invocation invocation)
    {
        Tell(invocation, invocation.OpenEpisodePass().Unfollow(string.Join(' ', invocation.Get(Followed) ?? [])));
        return ExitCodes.Yes;
    }

    private static void Tell(Invocation invocation, FollowOutcome outcome)
    {
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(outcome, TrackerJson.Answers.FollowOutcome));
        else if (!invocation.Quiet)
            FollowText.Write(invocation.Output(), outcome);
    }

    private static int List(Invocation invocation)
    {
        var follows = invocation.OpenEpisodes().Follows();
        if (invocation.Json)
            Console.Out.WriteLine(JsonSerializer.Serialize(follows, TrackerJson.Answers.FollowsAnswer));
        else
            FollowText.Write(invocation.Output(), follows);
        return ExitCodes.Yes;
    }
}
