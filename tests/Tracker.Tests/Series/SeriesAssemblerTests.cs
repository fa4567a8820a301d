using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.Series;
using Xunit;

namespace Tracker.Tests.Series;

public sealed class SeriesAssemblerTests
{
    [Fact]
    public void TheOrderOfTheMailsDoesNotMatter() =>
        Check(200, (bytes, seed) =>
        {
            var mails = RandomMails.Of(bytes).All;
            var shuffled = Shuffled(mails, seed);
            return Told(SeriesAssembler.Assemble(shuffled)).SequenceEqual(Told(SeriesAssembler.Assemble(mails)));
        });

    [Fact]
    public void NoMailIsLostAndNoneIsInTwoVersionsOfItsOwn() =>
        Check(100, (bytes, _) =>
        {
            var mails = RandomMails.Of(bytes).All;
            var placed = SeriesAssembler.Assemble(mails).SelectMany(series => series.Versions)
                .SelectMany(version => version.Members.Where(member => !member.IsCarriedOver).Select(member => member.Mail).Append(version.Cover))
                .OfType<SeriesMail>().Select(mail => mail.MailKey).Order();
            return placed.SequenceEqual(mails.Select(mail => mail.MailKey));
        });

    [Fact]
    public void AMailThatSharesNoKeyChangesNothing() =>
        Check(100, (bytes, _) =>
        {
            var alone = Told(RandomMails.Of(bytes).Assemble());
            var with = Told(RandomMails.Of(bytes).Post("stranger", "[PATCH] dax: map zero pages", by: new("Eve Else", "eve@example.org")).Assemble());
            return with.Length == alone.Length + 1 && !alone.Except(with).Any();
        });

    [Fact]
    public void ThousandsOfMailsOfOneTitleAreNoTrouble()
    {
        var list = new PostedMails();
        for (var i = 0; i < 1000; i++)
            list.Post($"m{i}", "[PATCH v2] fixes", i % 2 == 0 ? null : $"m{i - 1}");
        list.Assemble().Sum(series => series.Versions.Count).Should().Be(1000);
    }

    [Fact]
    public void AnEndlessThreadIsNoTrouble()
    {
        var list = new PostedMails();
        for (var i = 0; i < 900; i++)
            list.Post($"m{i}", $"[PATCH v{i + 1}] net: fix a leak in the queue", i == 0 ? null : $"m{i - 1}");
        list.Assemble().Should().ContainSingle().Which.Versions.Should().HaveCount(900);
    }

    internal static IReadOnlyList<T> Shuffled<T>(IReadOnlyList<T> items, int seed)
    {
        var shuffled = items.ToArray();
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }

    internal static void Check(int cases, Func<byte[], int, bool> holds) =>
        Prop.ForAll(
                Gen.Choose(0, 30).SelectMany(mails => Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf(mails * 5)).ToArbitrary(),
                Gen.Choose(0, int.MaxValue).ToArbitrary(),
                holds)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(cases));

    private static string[] Told(IEnumerable<AssembledSeries> series) => [.. series.Select(PostedMails.Tell).Order(StringComparer.Ordinal)];
}
