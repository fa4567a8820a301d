using FluentAssertions;
using Tracker.Core;
using Tracker.Core.Matching;
using Xunit;

namespace Tracker.Tests.Matching;

public sealed class CommitCorrectionsTests
{
    private static readonly Person Ada = new("Ada Author", "ada@example.org");
    private static readonly PostedPatch Leak = Patch(7);
    private static readonly PostedPatch Older = Patch(4);
    private static readonly Evidence Vote = new(EvidenceKind.Series, "2 of 3 commits are of v2");
    private static readonly VotedPatch Voted = new(7, Vote, 0.9);

    [Fact]
    public void WhereNobodySaidAnythingTheEvidenceDecides()
    {
        CommitCorrections.None.Apply(Voted).Should().BeEquivalentTo(new DecidedMatch([(7, 0.9)], [(7, Vote)]));
        CommitCorrections.None.Apply(Voted with { Vote = null }).Should().BeEquivalentTo(new DecidedMatch([(7, 0.9)], []));
        CommitCorrections.None.Apply(null).Should().BeEquivalentTo(new DecidedMatch([], []));
    }

    [Fact]
    public void ACommitIsThePatchThatSomebodySaysItIs()
    {
        var decided = Linked(9).Apply(Voted);

        decided.Patches.Should().Equal((9, 0.99));
        decided.Evidence.Should().Equal((9, new Evidence(EvidenceKind.Correction, "Ada")));
    }

    [Fact]
    public void ACommitMayBeSaidToBeTwoPatches() => Linked(9, 2).Apply(null).Patches.Should().Equal((2, 0.99), (9, 0.99));

    [Fact]
    public void APatchThatItIsNotIsNoCandidate()
    {
        var corrections = new CommitCorrections([], new HashSet<long> { 7 });

        corrections.Allowed([Leak, Older]).Should().Equal(Older);
        CommitCorrections.None.Allowed([Leak, Older]).Should().Equal(Leak, Older);
    }

    private static CommitCorrections Linked(params long[] mails) => new([.. mails.Select(mail => new LinkedPatch(mail, "Ada"))], new HashSet<long>());

    private static PostedPatch Patch(long key) => new(key, $"m{key}@example.org", 1, Ada, Ada, null, 0, [], null);
}
