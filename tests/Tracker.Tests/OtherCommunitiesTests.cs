using FluentAssertions;
using Tracker.Core;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests;

/// <summary>Communities that are not the kernel: which tree means what is configuration.</summary>
public sealed class OtherCommunitiesTests : IDisposable
{
    private readonly SmallWorld world = new();
    private readonly MailBuilder patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak");
    private readonly MailBuilder another = MailBuilder.Patch("other@example.org", "[PATCH] other: tidy", "other.c", "tidied line", "worn line");
    private readonly string start;

    public OtherCommunitiesTests()
    {
        world.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");
        start = world.Mainline.Commit("start of another", "other.c", "before\nworn line\nafter\n");
        world.Mainline.Tag("v1.0");
        world.Post(patch, another);
    }

    private TempTree Git => world.Mainline;

    [Fact]
    public void ATopicOfGitsGoesThroughSeenAndNextToMaster()
    {
        FollowGitsTrees();
        Topic("topic", patch);
        Topic("doomed", another);
        Build("seen", "topic", "doomed");
        world.Sync().Failures.Should().BeEmpty();
        Only(patch).Should().StartWith("In next, not in mainline yet: version 1 of the patch is in seen seen.");
        Export().Should().Equal("leak@example.org seen landed", "other@example.org seen landed");

        Build("next", "topic");
        Build("seen", "topic");
        world.Sync();
        Only(patch).Should().StartWith("In next, not in mainline yet: version 1 of the patch is in next next and seen seen.");
        Only(another).Should().StartWith("Dropped: version 1 of the patch was in the integration tree, left it");
        Export().Should().Equal("leak@example.org next landed", "leak@example.org seen landed", "other@example.org seen dropped");

        Git.Checkout("master");
        Git.Merge("topic", "Merge branch 'topic'");
        Git.Tag("v1.1");
        Build("next");
        Build("seen");
        world.Sync();
        Only(patch).Should().StartWith("Merged: version 1 of the patch is in mainline, first released in v1.1.");
        Export().Should().Equal(
            "leak@example.org master v1.1 landed", "leak@example.org next landed", "leak@example.org seen landed", "other@example.org seen dropped");
    }

    [Fact]
    public void AFixInGitsMaintIsInMainlineOnceMaintIsMergedUpward()
    {
        FollowGitsTrees();
        Git.Branch("maint", start);
        Git.Apply(patch.ToMbox());
        Git.Tag("v1.0.1");
        world.Sync().Failures.Should().BeEmpty();
        Only(patch).Should().StartWith("Not in mainline or next: version 1 of the patch is in maint maint.");
        Export().Should().Equal("leak@example.org maint v1.0.1 landed");

        Git.Checkout("master");
        Git.Merge("maint", "Merge branch 'maint'");
        world.Sync();

        Only(patch).Should().StartWith("Merged: version 1 of the patch is in mainline, first released in v1.0.1.");
        Export().Should().Equal("leak@example.org master v1.0.1 landed");
    }

    [Fact]
    public void OfQemusStableBranchesEachSaysWhichCommitItPicked()
    {
        world.Follow("stable", TreeRole.Stable, Git.Path, "stable-*");
        var commit = Git.Apply(patch.ToMbox());
        Git.Tag("v2.0.0");
        var second = Git.Apply(another.ToMbox());
        foreach (var (branch, pick) in new[] { ("stable-1.0", commit), ("stable-1.1", second) })
        {
            Git.Branch(branch, start);
            Git.Git("cherry-pick", "-x", pick);
        }
        Git.Git("tag", "-a", "-m", "stable", "v1.0.1", "stable-1.0");

        world.Sync().Failures.Should().BeEmpty();

        Only(patch).Should().StartWith("Merged: version 1 of the patch is in mainline, first released in v2.0.0; backported to 1.0.1.");
        Only(another).Should().StartWith("Merged: version 1 of the patch is in mainline, after v2.0.0, not in a release yet; backported to stable-1.1, not released yet.");
        world.Answers.Landings("stable").Should().HaveCount(2).And.OnlyContain(landing => landing.Evidence.Contains("upstream"));
    }

    public void Dispose() => world.Dispose();

    private void FollowGitsTrees()
    {
        world.Unfollow("mainline").Follow("master", TreeRole.Mainline, Git.Path, "master").Follow("next", TreeRole.Next, Git.Path, "next")
            .Follow("seen", TreeRole.Next, Git.Path, "seen").Follow("maint", TreeRole.Stable, Git.Path, "maint*");
        foreach (var branch in new[] { "next", "seen", "maint-1.0" })
            Git.Git("branch", branch, start);
    }

    private void Topic(string name, MailBuilder mail)
    {
        Git.Branch(name, start);
        Git.Apply(mail.ToMbox());
        Git.Checkout("master");
    }

    /// <summary>The branch is made anew from master and the topics.</summary>
    private void Build(string branch, params string[] topics)
    {
        Git.Git("checkout", "--quiet", "-B", branch, "master");
        foreach (var topic in topics)
            Git.Merge(topic, $"Merge branch '{topic}' into {branch}");
        Git.Checkout("master");
    }

    private string Only(MailBuilder mail) => world.Only(mail == patch ? "plug a leak" : "other: tidy").Sentence;

    private List<string> Export() =>
        [.. world.Answers.Landings(tree: null)
            .Select(landing => $"{landing.MessageId} {landing.Tree} {(landing.Release is { } release ? $"{release} " : "")}{landing.State}")
            .Order(StringComparer.Ordinal)];
}
