using FluentAssertions;
using Tracker.Core.Matching;
using Xunit;

namespace Tracker.Tests.Matching;

public sealed class VersionVoteTests
{
    private const long Hour = 3600;
    private const long Day = 24 * Hour;
    private const long Posted = 1_700_000_000;

    private static readonly PatchVersion First = new(1, 1);
    private static readonly PatchVersion Second = new(2, 2);

    [Fact]
    public void PartsThatAreTheSameInTwoVersionsFollowThePartThatChanged()
    {
        var (same, alsoSame, changed) = (Commit(1, Old(1), New(1)), Commit(2, Old(2), New(2)), Commit(3, New(3)));

        var voted = Decide(same, alsoSame, changed);

        voted.MailKey.Should().Be(201);
        voted.Vote.Should().Be(new Evidence(EvidenceKind.Series, "3 of 3 commits are of v2"));
    }

    [Fact]
    public void WhatNothingPinsIsTheNewest()
    {
        var voted = Decide(Commit(1, Old(1), New(1)), Commit(2, Old(2), New(2)));

        voted.MailKey.Should().Be(201);
        voted.Vote.Should().BeNull();
    }

    [Fact]
    public void TheAuthorDateSpeaksLouderThanOneCommitBesideIt()
    {
        var dated = Commit(1, Dated(Old(1)), New(1));

        Decide(dated, Commit(2, New(2))).MailKey.Should().Be(101);
        Decide(dated, Commit(2, New(2)), Commit(3, New(3))).MailKey.Should().Be(201);
    }

    [Fact]
    public void CommitsOfAnotherDayHaveNoVote()
    {
        var later = Enumerable.Range(2, 4).Select(part => Commit(part, New(part)) with { CommittedAt = Posted + (3 * Day) }).ToArray();

        Decide(Commit(1, Dated(Old(1)), New(1)), later).MailKey.Should().Be(101);
    }

    [Fact]
    public void APatchThatIsABetterOneKeepsItsCommitHoweverManyAreOfTheOtherVersion()
    {
        var exact = Commit(1, With(Old(1), EvidenceKind.Content, "1"), New(1));

        Decide(exact, [.. Enumerable.Range(2, 5).Select(part => Commit(part, New(part)))]).MailKey.Should().Be(101);
    }

    [Fact]
    public void ATrailerPinsThePartsThatHaveNone()
    {
        var linked = Enumerable.Range(2, 2).Select(part => Commit(part, With(Old(part), EvidenceKind.Trailer, "link"), New(part))).ToArray();

        Decide(Commit(1, Old(1), New(1)), linked).MailKey.Should().Be(101);
    }

    [Fact]
    public void AVersionThatWasPostedAfterTheCommitIsNotIt()
    {
        var late = New(1) with { PostedAt = Posted + (30 * Day) };

        Decide(Commit(1, Old(1), late), Commit(2, New(2)), Commit(3, New(3))).MailKey.Should().Be(101);
    }

    [Fact]
    public void VersionsThatCannotBeToldApartLeaveADoubtThatAVoteMakesSmaller()
    {
        var (tie, alone) = (Commit(1, Full(Old(1)), Full(New(1))), Commit(1, Full(Old(1))));

        Decide(alone).Confidence.Should().Be(0.99);
        Decide(tie, Commit(2, New(2))).Confidence.Should().Be(0.9);
        Decide(tie).Confidence.Should().Be(0.8);
    }

    [Fact]
    public void ACommitWithoutCandidatesIsNothing() => VersionVote.Decide(Commit(1), []).Should().BeNull();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void TheOrderOfCommitsAndCandidatesChangesNothing(int seed)
    {
        LandedCommit[] commits = [.. Enumerable.Range(1, 6).Select(part => Commit(part, Old(part), New(part))), Commit(7, Old(7))];
        var shuffled = commits.Select(commit => commit with { Candidates = [.. commit.Candidates.Reverse()] }).ToArray();
        new Random(seed).Shuffle(shuffled);

        VersionVote.Decide(shuffled.Single(commit => commit.CommitKey == 1), shuffled)
            .Should().Be(VersionVote.Decide(commits[0], commits));
    }

    private static VotedPatch Decide(LandedCommit commit, params LandedCommit[] others) =>
        VersionVote.Decide(commit, [commit, .. others]) ?? throw new InvalidOperationException("It has candidates.");

    private static LandedCommit Commit(long key, params LandedPatch[] candidates) => new(key, Posted + (2 * Day), candidates);

    private static LandedPatch Old(int part) => new(100 + part, $"v1-{part}@example.org", Posted, [First], [new(EvidenceKind.Title, "same author")]);

    private static LandedPatch New(int part) => new(200 + part, $"v2-{part}@example.org", Posted + Day, [Second], [new(EvidenceKind.Title, "same author")]);

    private static LandedPatch Dated(LandedPatch patch) => With(patch, EvidenceKind.AuthorDate, "2023-11-14T22:13:20Z");

    private static LandedPatch Full(LandedPatch patch) => With(With(With(patch, EvidenceKind.PatchId, "1"), EvidenceKind.Content, "1"), EvidenceKind.Lines, "1.00");

    private static LandedPatch With(LandedPatch patch, EvidenceKind kind, string saw) => patch with { Evidence = [.. patch.Evidence, new(kind, saw)] };
}
