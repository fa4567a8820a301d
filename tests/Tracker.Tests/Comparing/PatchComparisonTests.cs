using System.Text;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Core.Comparing;
using Tracker.Core.Patches;
using Xunit;

namespace Tracker.Tests.Comparing;

public sealed class PatchComparisonTests
{
    private const string Message = "It leaks. Nobody frees what\nthe first caller takes.\n\nSigned-off-by: Ada <ada@example.org>\n";

    private static readonly string[] Leak = ["+free(x);", "-keep(x);"];

    [Fact]
    public void APatchIsWhatItWasWhateverStandsAroundItsLines()
    {
        var moved = PatchText.Read("fix", Message, Encoding.UTF8.GetBytes(
            "diff --git a/x.c b/x.c\nindex 3..4\n--- a/x.c\n+++ b/x.c\n@@ -90,2 +95,2 @@ other()\n other context\n+free(x);\n-keep(x);\n"));
        PatchComparison.Of(Patch("fix", Message, Leak), moved).Should().BeEquivalentTo(
            new { IsUnchanged = true, IsSameChange = true, LinesInWhiteSpace = 0 });
    }

    [Fact]
    public void LinesThatOnlyOneHasAreToldInTheirOrder()
    {
        var compared = PatchComparison.Of(Patch("fix", Message, "+one", "+two", "-three"), Patch("fix", Message, "+one", "+2", "-three", "+four"));
        compared.IsUnchanged.Should().BeFalse();
        compared.Files.Single().Should().BeEquivalentTo(new
        {
            Path = "x.c",
            OldPath = (string?)null,
            OnlyIn = (string?)null,
            OnlyBefore = 1,
            OnlyAfter = 2,
            IsTooLarge = false,
            Lines = new[] { new DifferentLine("+two", null), new DifferentLine(null, "+2"), new DifferentLine(null, "+four") },
        });
    }

    [Fact]
    public void WhiteSpaceIsCountedAndChangesNothing() =>
        PatchComparison.Of(Patch("fix", Message, "+  if (x)", "+", "-y"), Patch("fix", Message, "+\tif (x)", "-y")).Should().BeEquivalentTo(
            new { IsUnchanged = true, LinesInWhiteSpace = 2 });

    [Fact]
    public void AMessageThatIsWrappedAnewIsTheSame() =>
        PatchComparison.Of(Patch("fix", Message, Leak), Patch("fix", Message.Replace('\n', ' ').Replace(" Signed", "\n\nSigned").Replace("  ", "\n\n"), Leak))
            .IsUnchanged.Should().BeTrue();

    [Fact]
    public void OtherWordsAreToldWithWhatStandsAroundThem()
    {
        var compared = PatchComparison.Of(Patch("fix", Message, Leak), Patch("x: fix", Message.Replace("Nobody frees", "No caller ever frees"), Leak));
        compared.Should().BeEquivalentTo(new { IsSameChange = true, IsUnchanged = false, Title = new TitleDifference("fix", "x: fix") });
        compared.Message.Should().Equal(new MessageDifference("It leaks.", "Nobody", "No caller ever", "frees what the first"));
    }

    [Fact]
    public void TrailersAreAddedAndRemovedAndAreNoChange()
    {
        var compared = PatchComparison.Of(
            Patch("fix", Message + "Cc: list@example.org\n", Leak),
            Patch("fix", Message.Replace("Signed-off-by", "signed-off-by") + "Reviewed-by: Ben <ben@example.org>\nLink: https://example.org/1\n", Leak));
        compared.TrailersAdded.Should().Equal("Reviewed-by: Ben <ben@example.org>", "Link: https://example.org/1");
        compared.TrailersRemoved.Should().Equal("Cc: list@example.org");
        compared.IsUnchanged.Should().BeTrue();
    }

    [Fact]
    public void BracketsOfASubjectAreNoTitle() =>
        PatchComparison.Of(Patch("fix", Message, Leak), Patch("[net] fix", Message, Leak)).Title.Should().BeNull();

    [Fact]
    public void AFileThatMovedMeanwhileIsTheSameFile()
    {
        var compared = PatchComparison.Of(Patch("fix", Message, Leak), PatchText.Read("fix", Message, Diff("fs/x.c", Leak)));
        compared.Files.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Path = "fs/x.c", OldPath = "x.c", OnlyBefore = 0, OnlyAfter = 0 });
        compared.IsUnchanged.Should().BeFalse();
    }

    [Fact]
    public void AFileThatOnlyOneChangesIsTold()
    {
        var both = PatchText.Read("fix", Message, [.. Diff("x.c", Leak), .. Diff("y.c", ["+more"])]);
        PatchComparison.Of(Patch("fix", Message, Leak), both).Files.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Path = "y.c", OnlyIn = "after", OnlyBefore = 0, OnlyAfter = 1 });
        PatchComparison.Of(both, Patch("fix", Message, Leak)).Files.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Path = "y.c", OnlyIn = "before", OnlyBefore = 1, OnlyAfter = 0 });
    }

    [Fact]
    public void TwoUnknownDiffsAreNotTheSameChange()
    {
        var unknown = PatchText.Read("fix", Message, []);
        PatchComparison.Of(unknown, unknown).IsSameChange.Should().BeFalse();
    }

    [Fact]
    public void ChangesWithoutLinesAreComparedByGitsSum()
    {
        PatchComparison.Of(Mode("100755"), Mode("100755")).IsSameChange.Should().BeTrue();
        PatchComparison.Of(Mode("100755"), Mode("100600")).IsSameChange.Should().BeFalse();
    }

    [Fact]
    public void WhatIsTooLargeIsCounted()
    {
        var many = Enumerable.Range(0, 2000).ToList();
        var compared = PatchComparison.Of(
            Patch("fix", Message, [.. many.Select(number => $"+old {number}"), "+both"]),
            Patch("fix", Message, [.. many.Select(number => $"+new {number}"), "+both"]));
        compared.Files.Single().Should().BeEquivalentTo(new { IsTooLarge = true, OnlyBefore = 2000, OnlyAfter = 2000 });
    }

    [Fact]
    public void APatchComparedWithItselfIsUnchangedWhateverItSays() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll<string, string, string>((title, message, diff) =>
    {
        var text = PatchText.Read(title ?? "", message ?? "", [.. Encoding.UTF8.GetBytes(diff ?? ""), .. Diff("x.c", Leak)]);
        return PatchComparison.Of(text, text) is { Message: [], Title: null, Files: [], TrailersAdded: [], TrailersRemoved: [] };
    }));

    private static PatchText Patch(string title, string message, params string[] lines) => PatchText.Read(title, message, Diff("x.c", lines));

    private static PatchText Mode(string mode) =>
        PatchText.Read("fix", Message, Encoding.UTF8.GetBytes($"diff --git a/x.sh b/x.sh\nold mode 100644\nnew mode {mode}\n"));

    private static byte[] Diff(string file, string[] lines) => Encoding.UTF8.GetBytes(
        $"diff --git a/{file} b/{file}\nindex 1..2\n--- a/{file}\n+++ b/{file}\n@@ -1,{lines.Count(line => line[0] == '-') + 1} +1,{lines.Count(line => line[0] == '+') + 1} @@\n context\n"
        + string.Concat(lines.Select(line => $"{line}\n")));
}
