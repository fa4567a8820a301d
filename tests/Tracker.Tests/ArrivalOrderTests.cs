using FluentAssertions;
using Tracker.Core.AnswersOut;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests;

/// <summary>
/// Mails and commits come in whatever order and in however many passes: what is answered in the end is the same.
/// </summary>
public sealed class ArrivalOrderTests(ArrivalOrderTests.AtOnce atOnce) : IClassFixture<ArrivalOrderTests.AtOnce>
{
    private static readonly DateTimeOffset Posted = new(2024, 1, 1, 10, 0, 0, TimeSpan.Zero);

    private static readonly string[] Queries = ["tidy", "leak", "grown", "taken", "pages", "lamp", "wick"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void NoOrderOfArrivalChangesALandingOrAVerdict(int seed)
    {
        using var world = atOnce.NewWorld();

        Arrive(world, atOnce.Commits, new Random(seed));

        Told(world).Should().Equal(atOnce.Answers);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void AnArchiveThatIsAddedAfterTheCommitsWereReadChangesNothing(int seed)
    {
        using var world = atOnce.NewWorld();
        var mails = Mails();
        new Random(seed).Shuffle(mails);
        world.Post(mails[..(mails.Length / 2)]).Sync();

        // Mails that both have are one mail.
        world.AlsoRead("another", mails[(mails.Length / 3)..]).Sync();

        Told(world).Should().Equal(atOnce.Answers);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void AMailThatIsGoneLeavesNothingBehind(int lost)
    {
        var fewer = Mails().Where((_, index) => index != lost).ToArray();
        using var never = atOnce.NewWorld();
        using var once = atOnce.NewWorld();
        never.Post(fewer).Sync();
        once.Post(Mails()).Sync();

        File.Delete(once.MailFile);
        once.Post(fewer).Sync();

        Told(once).Should().Equal(Told(never));
    }

    [Fact]
    public void TrailersThatWereIgnoredForAWhileCountAgain()
    {
        using var world = atOnce.NewWorld();
        world.IgnoreTrailers = true;
        world.Post(Mails()).Sync();
        Told(world).Should().NotEqual(atOnce.Answers);

        world.IgnoreTrailers = false;
        world.Sync();

        Told(world).Should().Equal(atOnce.Answers);
    }

    /// <summary>The mails, shuffled and dealt to two passes, while the branch grows by a few commits a pass to its end.</summary>
    private static void Arrive(SmallWorld world, List<string> commits, Random random)
    {
        var mails = Mails();
        random.Shuffle(mails);
        var batches = new Queue<MailBuilder[]>(mails.Chunk(mails.Length / 2));
        for (var reached = random.Next(commits.Count); reached < commits.Count || batches.Count > 0; reached += random.Next(1, 3))
        {
            world.Mainline.Rewind(commits[Math.Min(reached, commits.Count - 1)]);
            world.Post(batches.TryDequeue(out var batch) ? batch : []).Sync();
        }
        world.Mainline.Rewind(commits[^1]);
        world.Sync();
    }

    /// <summary>
    /// A series of which the second version landed, with one patch edited; a patch with a trailer that names the first
    /// of two identical versions; one reverted, and the revert reverted; one split off and landed under its own name; one retitled
    /// and edited; three versions that differ in one part.
    /// </summary>
    private static MailBuilder[] Mails() =>
    [
        MailBuilder.Mail("t0@example.org", "[PATCH 0/2] tidy everything at last").Date(Posted).Body("What it is about.\n"),
        Patch("t1@example.org", "[PATCH 1/2] alpha: tidy the first half", "alpha.c", "tidied", 1).InReplyTo("t0@example.org"),
        Patch("t2@example.org", "[PATCH 2/2] beta: tidy the second half", "beta.c", "tidied", 2).InReplyTo("t0@example.org"),
        MailBuilder.Mail("u0@example.org", "[PATCH v2 0/2] tidy everything at last").Date(Posted.AddHours(30)).Body("Again.\n"),
        Patch("u1@example.org", "[PATCH v2 1/2] alpha: tidy the first half", "alpha.c", "tidied better", 31).InReplyTo("u0@example.org"),
        Patch("u2@example.org", "[PATCH v2 2/2] beta: tidy the second half", "beta.c", "tidied", 32).InReplyTo("u0@example.org"),
        Patch("l1@example.org", "[PATCH] gamma: plug a leak", "gamma.c", "plugged", 3),
        Patch("l2@example.org", "[PATCH v2] gamma: plug a leak", "gamma.c", "plugged", 40),
        Patch("r1@example.org", "[PATCH] delta: count the pages once", "delta.c", "counted", 5),
        Patch("g1@example.org", "[PATCH 1/3] epsilon: let it be grown", "epsilon.c", "grown", 6),
        Patch("g2@example.org", "[PATCH 2/3] zeta: what was never taken", "zeta.c", "not taken", 7).InReplyTo("g1@example.org"),
        Patch("h1@example.org", "[PATCH v4] epsilon: let it be grown", "epsilon.c", "grown", 60),
        Patch("k1@example.org", "[PATCH] eta: make the lamp burn brighter", "eta.c", "brighter", 8),
        .. Wicks(1), .. Wicks(2), .. Wicks(3),
    ];

    private static MailBuilder[] Wicks(int version) =>
    [
        Patch($"w{version}1@example.org", $"[PATCH v{version} 1/2] theta: trim the wick", "theta.c", "trimmed", 10 + (version * 2)),
        Patch($"w{version}2@example.org", $"[PATCH v{version} 2/2] iota: soak the wick", "iota.c", $"soaked {version}", 11 + (version * 2)).InReplyTo($"w{version}1@example.org"),
    ];

    private static MailBuilder Patch(string id, string subject, string file, string added, int hour) =>
        MailBuilder.Patch(id, subject, file, added).Date(Posted.AddHours(hour));

    private static List<string> Build(TempTree tree)
    {
        var mails = Mails();
        tree.At(Posted.AddDays(-1));
        foreach (var name in new[] { "alpha", "beta", "gamma", "delta", "epsilon", "eta", "theta", "iota" })
            File.WriteAllText(Path.Combine(tree.Path, $"{name}.c"), "before\nold line\nafter\n");
        var commits = new List<string> { tree.Commit("start", "zeta.c", "before\nold line\nafter\n") };
        tree.At(Posted.AddDays(4));
        commits.Add(tree.Apply(mails[4].ToMbox()));
        commits.Add(tree.Commit("beta: tidy the second half", "beta.c", "before\ntidied by the maintainer\nafter\n", "Ada Author <ada@example.org>"));
        commits.Add(tree.Apply(mails[7].ToMbox(), "Link: https://lore.kernel.org/r/l1@example.org"));
        commits.Add(tree.Apply(mails[8].ToMbox()));
        commits.Add(tree.Revert(commits[^1]));
        commits.Add(tree.Revert(commits[^1]));
        commits.Add(tree.Apply(mails[11].ToMbox()));
        commits.Add(tree.Commit("eta: let the lamp burn brighter at night", "eta.c", "before\nbrighter\nat night\nafter\n", "Ada Author <ada@example.org>"));
        commits.Add(tree.Commit("theta: trim the wick", "theta.c", "before\ntrimmed\nafter\n", "Ada Author <ada@example.org>"));
        commits.Add(tree.Commit("iota: soak the wick", "iota.c", "before\nsoaked 2\nafter\n", "Ada Author <ada@example.org>"));
        return commits;
    }

    /// <summary>All landings and verdicts in words: the database's own numbers depend on the order, as they may.</summary>
    private static List<string> Told(SmallWorld world) =>
    [
        .. world.Answers.Landings(tree: null).Select(row => $"{row}").Order(StringComparer.Ordinal),
        .. Queries.SelectMany(query => world.Answers.Status(query, 20).Series).DistinctBy(series => series.Id)
            .Select(series => $"{series.Title}: {series.Sentence} {string.Join(", ", series.Patches.Select(Told))}").Order(StringComparer.Ordinal),
    ];

    private static string Told(PatchAnswer patch) => $"{patch.Part} {patch.MessageId} {string.Join(' ', patch.Landings.Select(landing => $"{landing with { Evidence = [] }} {string.Join(',', landing.Evidence)}"))}";

    /// <summary>The tree, made once, and what is answered when all is there from the beginning.</summary>
    public sealed class AtOnce : IDisposable
    {
        private readonly SmallWorld world = new();

        public AtOnce()
        {
            Commits = Build(world.Mainline);
            world.Post(Mails()).Sync();
            Answers = Told(world);
        }

        internal List<string> Commits { get; }

        internal List<string> Answers { get; }

        /// <summary>The same tree, and no mail yet.</summary>
        public SmallWorld NewWorld()
        {
            var another = new SmallWorld();
            another.Mainline.Git("pull", "--quiet", world.Mainline.Path, "master");
            return another;
        }

        public void Dispose() => world.Dispose();
    }
}
