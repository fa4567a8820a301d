using System.Text.RegularExpressions;
using Tracker.Core.AnswersOut.Diffs;
using Tracker.Core.Comparing;
using Tracker.Host.Cli;

namespace Tracker.Host.Tests.Cli;

public sealed partial class DiffTextTests
{
    private static readonly DiffSideAnswer Mail = new(1, 3, 2, "lamp: define the wicks") { MessageId = "w2-1@example.org" };

    private static readonly DiffSideAnswer Commit = new(1, 3, 2, "lamp: define wicks")
    {
        Tree = "mainline",
        Branch = "master",
        Commit = "0123456789abcdef0123456789abcdef01234567",
    };

    private static readonly PartDiffAnswer Changed = new(PartDiffStates.Changed, Mail, Commit)
    {
        Title = new TitleDifference(Mail.Title, Commit.Title),
        Message = [new MessageDifference("It is", "dark", "dim", "in here.")],
        TrailersAdded = ["Reviewed-by: Ben <ben@example.org>"],
        TrailersRemoved = ["Cc: list@example.org"],
        Files = [new FileDifference("lamp.c", "wick.c", 1, 1, [new DifferentLine("+\tburn(x);", null), new DifferentLine(null, "+\tburn(y);")])],
        LinesInWhiteSpace = 2,
        AlsoIn = ["stable lantern-1.0.y 89abcdef0123"],
    };

    [Fact]
    public void WhatChangedIsToldWhole() => Print(Landed(Changed)).Should().Equal(
        "lamp: wicks, v2 as posted and as landed",
        "It was changed on its way in.",
        "",
        "1/3 changed  lamp: define wicks",
        "  0123456789ab in mainline master",
        "  also in stable lantern-1.0.y 89abcdef0123",
        "  title",
        "    mail   lamp: define the wicks",
        "    commit lamp: define wicks",
        "  message",
        "           … It is",
        "    mail   dark",
        "    commit dim",
        "           in here. …",
        "  trailers",
        "    mail   Cc: list@example.org",
        "    commit Reviewed-by: Ben <ben@example.org>",
        "  lamp.c (was wick.c)",
        "    mail   +    burn(x);",
        "    commit +    burn(y);",
        "  2 lines differ in white space alone",
        "");

    [Fact]
    public void OfSeveralPartsOnlyTheChangedAreToldWhole() =>
        Print(Landed(
            Changed with { State = PartDiffStates.Unchanged },
            new PartDiffAnswer(PartDiffStates.NotLanded, Mail with { Part = 2 }, null),
            new PartDiffAnswer(PartDiffStates.Unreadable, Mail with { Part = 3 }, Commit) { Note = "The mail is gone." }))
            .Skip(2).Should().Equal(
                "1/3 unchanged (+1 -1 trailer)  lamp: define wicks",
                "2/3 not landed  lamp: define the wicks",
                "3/3 unreadable  lamp: define wicks",
                "  The mail is gone.",
                "");

    [Fact]
    public void VersionsAreToldAsRangeDiffDoes() =>
        Print(Versions(
            new PartDiffAnswer(PartDiffStates.Unchanged, Mail with { Part = 2 }, Mail),
            new PartDiffAnswer(PartDiffStates.Dropped, Mail, null),
            new PartDiffAnswer(PartDiffStates.Added, null, Mail with { Part = 2 }),
            new PartDiffAnswer(PartDiffStates.Changed, Mail, Mail) { Files = [new FileDifference("lamp.c", null, 3000, 4000, []), new FileDifference("wick.c", null, 0, 0, []) { OnlyIn = "after" }] }))
            .Skip(2).Should().Equal(
                "2 = 1 unchanged  lamp: define the wicks",
                "1 < - dropped  lamp: define the wicks",
                "- > 2 added  lamp: define the wicks",
                "",
                "1 ! 1 changed  lamp: define the wicks",
                "  lamp.c",
                "    too large to compare line by line: 3000 only in v2, 4000 only in v3",
                "  wick.c (only in v3)",
                "");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void EveryLineFitsEightyColumnsWithColoursAndWithout(bool hasColor)
    {
        var wide = Changed with
        {
            Title = new TitleDifference(new string('x', 500), string.Join(' ', Enumerable.Repeat("word", 200))),
            Files = [new FileDifference(new string('p', 200), null, 1, 0, [new DifferentLine("+" + new string('c', 500), null)])],
        };
        var lines = PrintedText.Lines(console => new DiffText(console).Write(Landed(wide)), hasColor);
        lines.Any(line => line.Contains('\u001b')).Should().Be(hasColor);
        lines.Select(line => ColorCode().Replace(line, "")).Should().OnlyContain(line => line.Length <= PrintedText.Width);
    }

    [Fact]
    public void AMailIsNeitherMarkupNorATerminalsCommand()
    {
        const string Hostile = "[red]x[/] [[ \u001b]0;owned\u0007\u001b[2J \u202Egnp";
        var side = Commit with { Title = Hostile, Tree = Hostile, Branch = Hostile };
        var part = new PartDiffAnswer(PartDiffStates.Changed, side, side)
        {
            Note = Hostile,
            Title = new TitleDifference(Hostile, Hostile),
            Message = [new MessageDifference(Hostile, Hostile, Hostile, Hostile)],
            TrailersAdded = [Hostile],
            TrailersRemoved = [Hostile],
            Files = [new FileDifference(Hostile, Hostile, 1, 1, [new DifferentLine(Hostile, null), new DifferentLine(null, Hostile)])],
            AlsoIn = [Hostile],
        };
        var text = string.Join('\n', Print(Landed(part) with { Title = Hostile, Sentence = Hostile, Before = Hostile }));
        text.Should().Contain("[red]x[/] [[ ]0;owned[2J gnp");
        text.Where(char.IsControl).Should().OnlyContain(character => character == '\n');
        text.Should().NotContain("\u202E");
    }

    private static DiffAnswer Landed(params PartDiffAnswer[] parts) =>
        new("w2-1@example.org", DiffKinds.Landed, "lamp: wicks", "v2", "as landed", "It was changed on its way in.", parts);

    private static DiffAnswer Versions(params PartDiffAnswer[] parts) =>
        new("w2-1@example.org", DiffKinds.Versions, "lamp: wicks", "v2", "v3", "v2 to v3: it changed.", parts);

    private static IReadOnlyList<string> Print(DiffAnswer answer) => PrintedText.Lines(console => new DiffText(console).Write(answer));

    [GeneratedRegex(@"\u001b\[[0-9;]*m")]
    private static partial Regex ColorCode();
}
