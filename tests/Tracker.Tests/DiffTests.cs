using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut.Diffs;
using Tracker.Core.Comparing;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests;

/// <summary>Patches as they were posted, beside the commits that they became and beside other versions of them.</summary>
public sealed class DiffTests : IDisposable
{
    private static readonly DateTimeOffset Posted = new(2023, 11, 1, 10, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Applied = new(2024, 2, 1, 10, 0, 0, TimeSpan.Zero);

    private readonly SmallWorld world = new();
    private readonly MailBuilder patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak").Date(Posted);

    public DiffTests()
    {
        world.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");
        world.Mainline.Commit("start of another", "first.c", "before\nold line of first.c\nafter\n");
    }

    [Theory]
    [InlineData("leak@example.org")]
    [InlineData("https://lore.kernel.org/r/leak@example.org/")]
    public void APatchThatWasAppliedAsItIsIsUnchanged(string query)
    {
        var commit = Land(patch);

        var answer = Ask(query);

        answer.Sentence.Should().Be("It landed as it was posted.");
        answer.Parts.Single().Should().BeEquivalentTo(new
        {
            State = PartDiffStates.Unchanged,
            After = new { Tree = "mainline", Branch = "master", Commit = commit, Title = "file: plug a leak" },
            Files = Array.Empty<FileDifference>(),
            TrailersAdded = Array.Empty<string>(),
            Note = (string?)null,
        });
    }

    [Fact]
    public void TrailersThatTheMaintainerAddsAreTold()
    {
        world.Post(patch);
        world.Mainline.Apply(patch.ToMbox(), "Link: https://lore.kernel.org/r/leak@example.org");
        world.Sync();

        var part = Ask("leak@example.org").Parts.Single();

        part.State.Should().Be(PartDiffStates.Unchanged);
        part.TrailersAdded.Should().Equal("Link: https://lore.kernel.org/r/leak@example.org");
    }

    [Fact]
    public void WhatTheMaintainerEditedIsToldLineByLine()
    {
        world.Post(patch);
        world.Mainline.Apply(patch.ToMbox());
        File.WriteAllText(Path.Combine(world.Mainline.Path, "file.c"), "before\nnewer line\nafter\n");
        world.Mainline.Git("commit", "--quiet", "--all", "--amend", "-m", "file: plug the leak\n\nWhy it was needed.\n\nSigned-off-by: Ada Author <ada@example.org>");
        world.Sync();

        var answer = Ask("leak@example.org");

        answer.Sentence.Should().Be("It was changed on its way in.");
        answer.Parts.Single().Should().BeEquivalentTo(new
        {
            State = PartDiffStates.Changed,
            Title = new TitleDifference("file: plug a leak", "file: plug the leak"),
            Message = new[] { new MessageDifference("Why it", "is", "was", "needed.") },
            Files = new[] { new { Path = "file.c", Lines = new[] { new DifferentLine("+new line", null), new DifferentLine(null, "+newer line") } } },
        });
    }

    [Fact]
    public void OfACoverLetterEveryPartIsCompared()
    {
        var parts = Version(1, ("tidy", "first.c", "tidy"), ("clean", "second.c", "clean"));
        world.Post(parts);
        world.Mainline.Apply(parts[1].ToMbox());
        world.Sync();

        var answer = Ask("v1-0@example.org");

        answer.Should().BeEquivalentTo(new { Kind = DiffKinds.Landed, Title = "file: tidy everything", Before = "v1", Sentence = "1 of 2 landed as posted, 1 of 2 not landed." });
        answer.Parts.Select(part => (part.State, part.Before?.Title)).Should().Equal((PartDiffStates.Unchanged, "tidy"), (PartDiffStates.NotLanded, "clean"));
        Ask("v1-2@example.org").Should().BeEquivalentTo(new { Sentence = "The patch is in no tree that is followed: there is nothing to compare.", Parts = Array.Empty<PartDiffAnswer>() });
    }

    [Fact]
    public void MainlineIsComparedWithUnlessAnotherTreeIsNamed()
    {
        using var next = new TempTree();
        next.Git("pull", "--quiet", world.Mainline.Path, "master");
        world.Follow("next", TreeRole.Next, next.Path, "master").Post(patch);
        var first = next.At(Applied.AddDays(1)).Apply(patch.ToMbox(), "Tested-by: Ben <ben@example.org>");
        var second = world.Mainline.At(Applied.AddDays(2)).Apply(patch.ToMbox());
        world.Sync();

        Ask("leak@example.org").Parts.Single().Should().BeEquivalentTo(
            new { After = new { Tree = "mainline", Commit = second }, AlsoIn = new[] { $"next master {first[..12]}" } });
        Ask("leak@example.org", tree: "next").Parts.Single().TrailersAdded.Should().Equal("Tested-by: Ben <ben@example.org>");
        var unknown = () => Ask("leak@example.org", tree: "mianline");
        unknown.Should().Throw<TrackerException>().WithMessage("*mianline*");
    }

    [Fact]
    public void AnEarlierVersionIsComparedWithWhatLandedOfALater()
    {
        var second = MailBuilder.Patch("leak2@example.org", "[PATCH v2] file: plug a leak", added: "newer line").Date(Posted.AddDays(3)).InReplyTo("leak@example.org");
        world.Post(patch, second);
        world.Mainline.Apply(second.ToMbox());
        world.Sync();

        var part = Ask("leak@example.org").Parts.Single();

        part.Should().BeEquivalentTo(new { State = PartDiffStates.Changed, Note = "The commit was made from v2.", Before = new { Version = 1 }, After = new { Version = 2 } });
        Ask("leak2@example.org").Parts.Single().State.Should().Be(PartDiffStates.Unchanged);
    }

    [Fact]
    public void APatchWhoseArchiveIsGoneIsSaidToBeUnreadable()
    {
        Land(patch);
        File.Delete(world.MailFile);

        Ask("leak@example.org").Parts.Single().Should().BeEquivalentTo(new { State = PartDiffStates.Unreadable })
            .And.Subject.As<PartDiffAnswer>().Note.Should().Contain("cannot be read again");
    }

    [Theory]
    [InlineData("nobody@example.org", null, "No mail 'nobody@example.org'")]
    [InlineData("plug a leak", null, "No mail 'plug a leak'")]
    [InlineData("leak@example.org", "v7", "The series has no version 'v7'.")]
    [InlineData("leak@example.org", "nobody@example.org", "No mail 'nobody@example.org'")]
    [InlineData("leak@example.org", "v1", "Both are of the same version")]
    public void WhatIsNotThereIsNamed(string query, string? against, string told)
    {
        Land(patch);
        Ask(query, against: against).Should().BeEquivalentTo(new { Parts = Array.Empty<PartDiffAnswer>() }).And.Subject.As<DiffAnswer>().Sentence.Should().StartWith(told);
    }

    [Fact]
    public void VersionsOfWhichOnlyTheCoverLettersAreThereAreNotCompared()
    {
        world.Post(Version(1, ("tidy", "first.c", "tidy"))[0], Version(2, ("tidy", "first.c", "tidier"))[0]);
        world.Sync();

        Ask("v1-0@example.org", against: "v2").Should().BeEquivalentTo(new { Sentence = "The archives have no patch of either version.", Parts = Array.Empty<PartDiffAnswer>() });
    }

    [Theory]
    [InlineData("v1-0@example.org", "v2")]
    [InlineData("v2-2@example.org", "1")]
    [InlineData("v2-1@example.org", "v1-3@example.org")]
    [InlineData("reply@example.org", "v2")]
    public void TwoVersionsAreComparedPartByPart(string query, string against)
    {
        world.Post(Version(1, ("tidy", "first.c", "tidy"), ("clean", "second.c", "clean"), ("rinse", "third.c", "rinse"), ("drop", "fourth.c", "x")));
        world.Post(MailBuilder.Mail("reply@example.org", "Re: [PATCH 0/4] file: tidy everything").Date(Posted.AddHours(2)).InReplyTo("v1-0@example.org").Body("Nice.\n"));
        world.Post(Version(2, ("rinse", "third.c", "rinse"), ("tidy", "first.c", "tidier"), ("clean", "second.c", "clean"), ("polish", "fifth.c", "shine")));
        world.Sync();

        var answer = Ask(query, against: against);

        answer.Should().BeEquivalentTo(new { Kind = DiffKinds.Versions, Before = "v1", After = "v2" });
        answer.Parts.Select(part => (part.State, part.Before?.Part, part.After?.Part)).Should().Equal(
            (PartDiffStates.Unchanged, 3, 1), (PartDiffStates.Changed, 1, 2), (PartDiffStates.Unchanged, 2, 3), (PartDiffStates.Dropped, 4, null), (PartDiffStates.Added, null, 4));
        answer.Parts[1].Files.Single().Lines.Should().Equal(new DifferentLine("+tidy", null), new DifferentLine(null, "+tidier"));
        answer.Sentence.Should().Be("v1 to v2: 2 unchanged, 1 changed, 1 dropped, 1 added.");
    }

    public void Dispose() => world.Dispose();

    private DiffAnswer Ask(string query, string? tree = null, string? against = null) =>
        new Comparisons(TrackerDatabase.In(world.DataFolder), world.DataFolder, world.Request().Communities).Ask(query, tree, against);

    private string Land(MailBuilder mail)
    {
        world.Post(mail);
        var commit = world.Mainline.Apply(mail.ToMbox());
        world.Sync();
        return commit;
    }

    private static MailBuilder[] Version(int version, params (string Title, string File, string Line)[] parts)
    {
        var prefix = version == 1 ? "PATCH" : $"PATCH v{version}";
        var cover = MailBuilder.Mail($"v{version}-0@example.org", $"[{prefix} 0/{parts.Length}] file: tidy everything").Date(Posted.AddDays(version)).Body("All of it.\n");
        return [cover, .. parts.Select((part, at) => MailBuilder
            .Patch($"v{version}-{at + 1}@example.org", $"[{prefix} {at + 1}/{parts.Length}] {part.Title}", part.File, part.Line, $"old line of {part.File}")
            .Date(Posted.AddDays(version).AddMinutes(at + 1)).InReplyTo($"v{version}-0@example.org"))];
    }
}
