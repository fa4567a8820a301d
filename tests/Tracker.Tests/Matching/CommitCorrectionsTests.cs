using FluentAssertions;
using Tracker.Core;
using Tracker.Core.Matching;
using Xunit;

namespace Tracker.Tests.Matching;

public sealed class CommitCorrectionsTests
{
    private static readonly Person Ada = new("Ada Author", "ada@example.org");
    private static readonly WeighedPatch Leak = new(Patch(7), [new(EvidenceKind.Title, "same author"), new(EvidenceKind.AuthorDate, "then")], 0);
    private static readonly WeighedPatch Older = new(Patch(4), [new(EvidenceKind.Title, "same author")], 0);
    private static readonly PatchMatch Match = new PatchMatch.Found(Leak, 0.9, [Older]);
    private static readonly PatchMatch NoMatch = new PatchMatch.None("nothing");

    [Fact]
    public void WhereNobodySaidAnythingTheEvidenceDecides()
    {
        CommitCorrections.None.Apply(Match).Patches.Should().Equal((7, 0.9));
        CommitCorrections.None.Apply(Match).Evidence.Select(one => (one.MailKey, one.Evidence.Kind)).Should().Equal(
            (7, EvidenceKind.Title), (7, EvidenceKind.AuthorDate), (4, EvidenceKind.Title));
        CommitCorrections.None.Apply(NoMatch).Should().BeEquivalentTo(new DecidedMatch([], []));
    }

    [Fact]
    public void ACommitIsThePatchThatSomebodySaysItIs()
    {
        var decided = Linked(9).Apply(Match);

        decided.Patches.Should().Equal((9, 0.99));
        decided.Evidence.Should().Contain((9, new Evidence(EvidenceKind.Correction, "Ada"))).And.Contain(one => one.MailKey == 7);
    }

    [Fact]
    public void WhatSpokeForThePatchAnywayIsToldToo() =>
        Linked(4).Apply(Match).Evidence.Where(one => one.MailKey == 4).Select(one => one.Evidence.Kind).Should().Equal(EvidenceKind.Title, EvidenceKind.Correction);

    [Fact]
    public void ACommitMayBeSaidToBeTwoPatches() => Linked(9, 2).Apply(NoMatch).Patches.Should().Equal((2, 0.99), (9, 0.99));

    [Fact]
    public void APatchThatItIsNotIsNoCandidate()
    {
        var corrections = new CommitCorrections([], new HashSet<long> { 7 });

        corrections.Allowed([Leak.Patch, Older.Patch]).Should().Equal(Older.Patch);
        CommitCorrections.None.Allowed([Leak.Patch, Older.Patch]).Should().Equal(Leak.Patch, Older.Patch);
    }

    private static CommitCorrections Linked(params long[] mails) => new([.. mails.Select(mail => new LinkedPatch(mail, "Ada"))], new HashSet<long>());

    private static PostedPatch Patch(long key) => new(key, $"m{key}@example.org", 1, Ada, Ada, null, 0, [], null);
}
