using FluentAssertions;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Matching;

/// <summary>Series whose patches did not become a commit each: squashed by who applied them, or split.</summary>
public sealed class SharedCommitsTests : IDisposable
{
    private const string Ada = "Ada Author <ada@example.org>";
    private static readonly DateTimeOffset Posted = new(2024, 1, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly string[] Lamp = ["lamp: on", "lamp: off", "lamp: dim"];
    private static readonly string[] Wick = ["wick: trim", "wick: light", "wick: soak"];

    private readonly SmallWorld world = new();

    private readonly MailBuilder cover = MailBuilder.Mail("cover@example.org", "[PATCH 0/2] light the lighthouse").Date(Posted).Body("What it is about.\n");
    private readonly MailBuilder first = Patch("first@example.org", "[PATCH 1/2] lamp: add a lamp", 1, NewFile("lamp.c", Lamp));
    private readonly MailBuilder second = Patch("second@example.org", "[PATCH 2/2] wick: add a wick", 2, NewFile("wick.c", Wick));

    public SharedCommitsTests() => world.Mainline.At(Posted.AddDays(1)).Commit("start", "start.c");

    [Fact]
    public void TwoPatchesThatBecameOneCommitAreBothInIt()
    {
        world.Post(cover, first, second);
        var commit = CommitBoth("lamp: add a lamp");

        world.Sync();

        var answer = world.Only("lighthouse");
        answer.Verdict.Should().Be(Verdicts.Merged);
        answer.Patches.Select(patch => patch.Landings.Single().Commit).Should().Equal(commit, commit);
        answer.Patches[0].Landings.Single().Evidence.Should().Contain("title").And.NotContain("squashed");
        answer.Patches[1].Landings.Single().Evidence.Should().Equal("squashed");
        answer.Patches[1].Landings.Single().Confidence.Should().BeLessThanOrEqualTo(0.9);
    }

    [Fact]
    public void TheSecondPatchsTitleMayBeTheOneThatStays()
    {
        world.Post(cover, first, second);
        CommitBoth("wick: add a wick");

        world.Sync();

        world.Only("lighthouse").Patches[0].Landings.Single().Evidence.Should().Equal("squashed");
    }

    [Fact]
    public void APatchThatNobodyTookIsNotInItsSiblingsCommit()
    {
        world.Post(cover, first, second);
        world.Mainline.Commit("lamp: add a lamp", "lamp.c", Content(Lamp), Ada);

        world.Sync();

        world.Only("lighthouse").Verdict.Should().Be(Verdicts.PartlyMerged);
        world.Answers.Landings(tree: null).Should().ContainSingle();
    }

    [Fact]
    public void ACommitOfItsOwnThatComesLaterTakesThePatchBack()
    {
        world.Post(cover, first, second);
        CommitBoth("lamp: add a lamp");
        world.Sync();
        world.Answers.Landings(tree: null).Should().HaveCount(2);

        var own = world.Mainline.Commit("wick: add a wick", "wick.c", Content([.. Wick, "wick: and more"]), Ada);
        world.Sync();

        world.Only("lighthouse").Patches[1].Landings.Single().Commit.Should().Be(own);
        world.Answers.Landings(tree: null).Should().HaveCount(2);
    }

    [Fact]
    public void ASiblingWhoseMailComesLaterIsFoundInTheCommitThen()
    {
        world.Post(cover, first);
        var commit = CommitBoth("lamp: add a lamp");
        world.Sync();

        world.Post(second).Sync();

        world.Only("lighthouse").Patches[1].Landings.Single().Commit.Should().Be(commit);
    }

    [Fact]
    public void TheBackportOfASquashedCommitHasBothPatchesToo()
    {
        world.Post(cover, first, second);
        var root = world.Mainline.Head;
        var commit = CommitBoth("lamp: add a lamp");
        world.Mainline.Branch("linux-1.0.y", root);
        world.Mainline.CherryPick(commit, $"commit {commit} upstream.");
        world.Follow("stable", TreeRole.Stable, world.Mainline.Path, "linux-*.y");

        world.Sync();

        world.Answers.Landings("stable").Select(landing => landing.MessageId).Should().Equal("first@example.org", "second@example.org");
    }

    [Fact]
    public void OnePatchThatBecameTwoCommitsIsBothOfThem()
    {
        world.Post(OfBoth());
        var lamp = world.Mainline.Commit("light: add lamp and wick", "lamp.c", Content(Lamp), Ada);
        var wick = world.Mainline.Commit("wick: make it burn", "wick.c", Content(Wick), Ada);

        world.Sync();

        var landings = world.Only("lamp and wick").Patches.Single().Landings;
        landings.Select(landing => landing.Commit).Should().Equal(lamp, wick);
        landings[1].Evidence.Should().Equal("split");
    }

    [Fact]
    public void ACommitBesideItByAnotherAuthorIsNoPieceOfIt()
    {
        world.Post(OfBoth());
        var lamp = world.Mainline.Commit("light: add lamp and wick", "lamp.c", Content(Lamp), Ada);
        world.Mainline.Commit("wick: make it burn", "wick.c", Content(Wick), "Bob Builder <bob@example.org>");

        world.Sync();

        world.Only("lamp and wick").Patches.Single().Landings.Select(landing => landing.Commit).Should().Equal(lamp);
    }

    [Fact]
    public void APieceIsNoneAnyLongerWhenItsOwnPatchTurnsUp()
    {
        world.Post(OfBoth());
        world.Mainline.Commit("light: add lamp and wick", "lamp.c", Content(Lamp), Ada);
        world.Mainline.Commit("wick: make it burn", "wick.c", Content(Wick), Ada);
        world.Sync();
        world.Answers.Landings(tree: null).Should().HaveCount(2);

        world.Post(Patch("own@example.org", "[PATCH] wick: make it burn", 3, NewFile("wick.c", Wick))).Sync();

        world.Only("lamp and wick").Patches.Single().Landings.Should().ContainSingle();
        world.Only("make it burn").Patches.Single().Landings.Single().Evidence.Should().NotContain("split");
    }

    [Fact]
    public void DecidingAnewEndsWithTheSame()
    {
        world.Post(cover, first, second, OfBoth().Date(Posted.AddHours(-1)));
        CommitBoth("lamp: add a lamp");
        world.Sync();
        var before = world.Answers.Landings(tree: null).ToList();

        world.IgnoreTrailers = true;
        world.Sync();
        world.Answers.Landings(tree: null).Should().Equal(before);

        world.Rebuild();
        world.Answers.Landings(tree: null).Should().Equal(before);
    }

    [Fact]
    public void APartThatWentThroughAnotherTreeIsNotTakenForSquashed()
    {
        using var other = new TempTree();
        other.At(Posted.AddDays(2)).Commit("start", "start.c");
        world.Post(cover, first, second).Follow("wicks", TreeRole.Other, other.Path, "master");
        var lamp = world.Mainline.Commit("lamp: add a lamp", "lamp.c", Content(Lamp), Ada);
        var wick = other.Commit("wick: add a wick", "wick.c", Content(Wick), Ada);

        world.Sync();

        var answer = world.Only("lighthouse");
        answer.Verdict.Should().Be(Verdicts.PartlyMerged);
        answer.Patches.Select(patch => patch.Landings.Single().Commit).Should().Equal(lamp, wick);
    }

    public void Dispose() => world.Dispose();

    private string CommitBoth(string title)
    {
        File.WriteAllText(Path.Combine(world.Mainline.Path, "wick.c"), Content(Wick));
        return world.Mainline.Commit(title, "lamp.c", Content(Lamp), Ada);
    }

    private static MailBuilder OfBoth() => Patch("both@example.org", "[PATCH] light: add lamp and wick", 0, NewFile("lamp.c", Lamp) + NewFile("wick.c", Wick));

    private static MailBuilder Patch(string messageId, string subject, int second, string diff)
    {
        var mail = MailBuilder.Mail(messageId, subject).Date(Posted.AddSeconds(second)).Body($"Why it is needed.\n\n---\n{diff}--{" "}\n2.39.5\n");
        return second is 1 or 2 ? mail.InReplyTo("cover@example.org") : mail;
    }

    private static string NewFile(string file, string[] lines) =>
        $"diff --git a/{file} b/{file}\nnew file mode 100644\nindex 0000000..1111111\n--- /dev/null\n+++ b/{file}\n@@ -0,0 +1,{lines.Length} @@\n{string.Concat(lines.Select(line => $"+{line}\n"))}";

    private static string Content(string[] lines) => string.Concat(lines.Select(line => $"{line}\n"));
}
