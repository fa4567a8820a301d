using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.CommitsIn;
using Tracker.Core.Git;
using Xunit;

namespace Tracker.Tests.CommitsIn;

public sealed class FirstReleasesTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ATagThatAnotherContainsIsEarlierWhateverItsDateSays() =>
        Find([[], [0], [1]], [(1, 30), (2, 10)]).Should().BeEquivalentTo(new Dictionary<int, int> { [0] = 0, [1] = 0, [2] = 1 });

    [Fact]
    public void OfTwoTagsSideBySideTheOlderIsTheFirst() =>
        Find([[], [0], [0]], [(1, 30), (2, 10)]).Should().BeEquivalentTo(new Dictionary<int, int> { [0] = 1, [1] = 0, [2] = 1 });

    [Fact]
    public void EveryCommitIsInTheFirstTagThatReachesItInAnyHistory() =>
        Check.QuickThrowOnFailure(Prop.ForAll<int[], int[]>((links, days) =>
        {
            int[][] parents = [.. links.Select((link, number) => number == 0 ? Array.Empty<int>() : [.. new[] { number - 1, (int)(Math.Abs((long)link) % number) }.Distinct()])];
            // Dates that grow with the history: then the first is simply the one with the least date.
            (int, int)[] tags = parents.Length == 0 ? [] : [.. days.Select(day => (int)(Math.Abs((long)day) % parents.Length)).Distinct().Select(commit => (commit, commit))];
            var expected = Enumerable.Range(0, parents.Length)
                .Select(commit => (commit, tags.Select((tag, position) => (tag, position)).Where(tag => Reaches(parents, tag.tag.Item1, commit)).OrderBy(tag => tag.tag.Item2).Select(tag => (int?)tag.position).FirstOrDefault()))
                .Where(pair => pair.Item2 is not null).ToDictionary(pair => pair.commit, pair => pair.Item2!.Value);
            Find(parents, tags).Should().BeEquivalentTo(expected);
        }));

    private static bool Reaches(int[][] parents, int from, int to)
    {
        var reached = new HashSet<int> { from };
        // Parents have smaller numbers than their children.
        for (var number = from; number > to; number--)
        {
            if (reached.Contains(number))
                reached.UnionWith(parents[number]);
        }
        return reached.Contains(to);
    }

    private static Dictionary<int, int> Find(int[][] parents, (int Commit, int Day)[] tags)
    {
        var graph = new CommitGraph();
        for (var number = 0; number < parents.Length; number++)
            graph.TryAdd(Id(number), out _);
        for (var number = 0; number < parents.Length; number++)
            graph.SetParents(number, parents[number]);
        var releases = tags.Select((tag, position) => (tag.Commit, new ReleaseTag(Name(position), Id(tag.Commit).ToCommitId(), Start.AddDays(tag.Day)))).ToList();
        return FirstReleases.Find(graph, _ => true, releases).ToDictionary(first => first.Commit, first => first.Tag);
    }

    private static GitOid Id(int number) => GitOid.FromHex(number.ToString("x40"))!.Value;

    private static ReleaseName Name(int position) =>
        ReleaseName.TryParse($"v1.{position}", out var name) ? name : throw new ArgumentException($"{position}", nameof(position));
}
