using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut.Matches;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.AnswersOut;

/// <summary>A small world measured by labels.</summary>
public sealed class EvaluateAnswerTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly SmallWorld world = new();
    private readonly string right;
    private readonly string versioned;
    private readonly string mislabelled;
    private readonly string unposted;

    public EvaluateAnswerTests()
    {
        foreach (var name in (string[])["a.c", "b.c", "c.c"])
            world.Mainline.Commit("start", name, "before\nold line\nafter\n");
        var first = MailBuilder.Patch("b-v1@example.org", "[PATCH] b: do it", "b.c", "half a line").Date(Start);
        var second = MailBuilder.Patch("b-v2@example.org", "[PATCH v2] b: do it", "b.c").Date(Start.AddHours(1));
        var a = MailBuilder.Patch("a@example.org", "[PATCH] a: do it", "a.c").Date(Start.AddHours(2));
        var c = MailBuilder.Patch("c@example.org", "[PATCH] c: do it", "c.c").Date(Start.AddHours(3));
        world.Post(first, second, a, c).Mainline.At(Start.AddDays(1));
        right = world.Mainline.Apply(a.ToMbox());
        versioned = world.Mainline.Apply(second.ToMbox());
        mislabelled = world.Mainline.Apply(c.ToMbox());
        unposted = world.Mainline.Commit("nobody posted this", "d.c");
        world.Sync();
    }

    [Fact]
    public void EveryMissSaysWhatItIsAndWhy()
    {
        var answer = Evaluate(
            (right, "a@example.org"), (versioned, "b-v1@example.org"), (mislabelled, "a@example.org"), (unposted, "a@example.org"),
            (new string('9', 40), "a@example.org"));

        answer.Messages.Should().Be(new MessageScore(5, 1, 2, 2, 0.3333, 0.2, 0.25));
        answer.Patches.Should().Be(new PatchScore(2, 0.4, 1, 0.5));
        answer.Misses.Select(miss => (miss.Commit, miss.Kind, miss.IsDoubtful)).Should().BeEquivalentTo(
        [
            (versioned, MissKinds.WrongVersion, true),
            (mislabelled, MissKinds.WrongPatch, true),
            (unposted, MissKinds.NotMatched, false),
            (new string('9', 40), MissKinds.CommitNotRead, false),
        ]);
        answer.Misses.Single(miss => miss.Commit == versioned).Reason.Should().Contain("line for line");
        answer.IgnoresTrailers.Should().BeFalse();
    }

    [Fact]
    public void AMailThatIsNotReadIsNoFaultOfTheMatchers() =>
        Evaluate((right, "elsewhere@example.org")).Misses.Single().Kind.Should().Be(MissKinds.MailNotRead);

    [Fact]
    public void ASeriesIsRightWhereAllOfItsLabelledCommitsAre() =>
        Evaluate((right, "a@example.org"), (versioned, "b-v1@example.org")).Series.Should().Be(new SeriesScore(2, 1, 0.5, 2, 1));

    [Fact]
    public void TheSampleShowsWhatHasNoLabelAndTheSameAgain()
    {
        var sampled = Sample(seed: 1);

        sampled.Should().HaveCount(2);
        sampled.Should().NotContain(match => match.Commit == right);
        sampled.Should().OnlyContain(match => match.Likeness == 1 && match.Evidence.Count > 0 && match.Confidence > 0.9);
        Sample(seed: 1).Select(match => match.Commit).Should().Equal(sampled.Select(match => match.Commit));
        Enumerable.Range(2, 20).Should().Contain(seed => Sample(seed)[0].Commit != sampled[0].Commit);
    }

    [Fact]
    public void OfATreeThatIsNotFollowedThereIsNothingToMeasure()
    {
        var asking = () => world.Answers.Evaluate([new Label(new CommitId(right), ["a@example.org"])], "nowhere", 0, 0);
        asking.Should().Throw<TrackerException>().WithMessage("*nowhere*");
    }

    [Fact]
    public void WhatWasSyncedWithoutTrailersSaysSo()
    {
        world.IgnoreTrailers = true;
        world.Sync();
        Evaluate((right, "a@example.org")).IgnoresTrailers.Should().BeTrue();
    }

    public void Dispose() => world.Dispose();

    private EvaluationAnswer Evaluate(params (string Commit, string MessageId)[] labels) =>
        world.Answers.Evaluate([.. labels.Select(label => new Label(new CommitId(label.Commit), [label.MessageId]))], "mainline", sample: 0, seed: 0);

    private IReadOnlyList<SampledMatchAnswer> Sample(long seed) =>
        world.Answers.Evaluate([new Label(new CommitId(right), ["a@example.org"])], tree: null, sample: 5, seed).Sample;
}
