using FluentAssertions;
using Tracker.Core.Matching;
using Tracker.Core.Patches;
using Xunit;

namespace Tracker.Tests.Matching;

public sealed class ClaimTargetTests
{
    private const long Cover = 10;

    private static readonly PostedPart First = Part(11, 1, "net: fix a leak");
    private static readonly PostedPart Second = Part(12, 2, "net: fix another leak");
    private static readonly AnsweredPosting AnsweredCover = new(Cover, IsCover: true, PatchTitle.Hash("net: fix leaks"), [First, Second]);
    private static readonly AnsweredPosting AnsweredFirst = new(First.MailKey, IsCover: false, First.TitleHash, [First, Second]);

    [Fact]
    public void ATitleNamesThePartWhateverWasAnswered()
    {
        Targets(AnsweredCover, 1, "net: fix another leak").Should().Equal(Second.MailKey);
        Targets(AnsweredFirst, 1, "net: fix another leak").Should().Equal(Second.MailKey);
    }

    [Fact]
    public void APartThatWasRetitledIsNamedByItsNumber() => Targets(AnsweredCover, 2, "net: plug it").Should().Equal(Second.MailKey);

    [Fact]
    public void APatchThatWasRetitledIsTheOneThatWasAnswered() => Targets(AnsweredFirst, null, "net: plug it").Should().Equal(First.MailKey);

    [Fact]
    public void AnUnknownTitleInAnswerToACoverLetterNamesNone() => Targets(AnsweredCover, null, "net: plug it").Should().BeEmpty();

    [Fact]
    public void ThanksForTheSeriesAreForAllItsParts()
    {
        Targets(AnsweredCover, null, null).Should().Equal(First.MailKey, Second.MailKey);
        Targets(AnsweredFirst, null, null).Should().Equal(First.MailKey, Second.MailKey);
        Targets(AnsweredCover, null, "net: fix leaks").Should().Equal(First.MailKey, Second.MailKey);
    }

    [Fact]
    public void OfTwoPartsWithOneTitleTheNumberTells()
    {
        var twin = Second with { TitleHash = First.TitleHash };

        Targets(AnsweredCover with { Parts = [First, twin] }, 2, "net: fix a leak").Should().Equal(twin.MailKey);
    }

    [Fact]
    public void OfTwoMailsOfOnePartTheOneThatWasAnsweredIsMeant()
    {
        var again = First with { MailKey = 21 };

        Targets(AnsweredFirst with { Parts = [again, First] }, 1, "net: fix a leak").Should().Equal(First.MailKey);
    }

    [Fact]
    public void APatchOfNoVersionYetIsItself() => Targets(AnsweredFirst with { Parts = [] }, null, null).Should().Equal(First.MailKey);

    private static IReadOnlyList<long> Targets(AnsweredPosting answered, int? part, string? title) =>
        ClaimTarget.Of(new ClaimSubject(part, title is null ? PatchTitle.NoTitle : PatchTitle.Hash(title)), answered);

    private static PostedPart Part(long mailKey, int part, string title) => new(mailKey, part, PatchTitle.Hash(title));
}
