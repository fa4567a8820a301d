using System.Text.RegularExpressions;
using FluentAssertions;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests;

/// <summary>A room of the core may use the rooms before it, never one after it; see src/Tracker.Core/README.md.</summary>
public sealed partial class ArrowTests
{
    private static readonly string[] Order =
        ["Git", "Patches", "MailIn", "Series", "CommitsIn", "Matching", "Comparing", "Landings", "AnswersOut", "People", "Notes", "Episodes"];

    private static readonly string Core = Repository.At("src", "Tracker.Core");

    [Fact]
    public void NoRoomUsesARoomAfterIt() => RoomFiles().SelectMany(BackwardUses).Should().BeEmpty();

    [Fact]
    public void EveryFolderOfTheCoreHasItsPlaceInTheOrder() =>
        Directory.GetDirectories(Core).Select(Path.GetFileName).Except(["bin", "obj", "Storage"]).Should().BeSubsetOf(Order);

    [Fact]
    public void TheCoreKnowsNoWebNoSchedulerAndNoConsole() =>
        Directory.EnumerateFiles(Core, "*.cs", SearchOption.AllDirectories)
            .Where(file => HostsMatters().IsMatch(File.ReadAllText(file)))
            .Should().BeEmpty();

    [Theory]
    [InlineData("MailIn", "using Tracker.Core.Series;", false)]
    [InlineData("MailIn", "using Tracker.Core.Patches;", true)]
    [InlineData("MailIn", "using static Tracker.Core.Matching.Matcher;", false)]
    [InlineData("MailIn", "using Answer = Tracker.Core.AnswersOut.StatusAnswer;", false)]
    [InlineData("MailIn", "var x = Tracker.Core.Landings.Landing.None;", false)]
    [InlineData("Landings", "using Tracker.Core.Storage;", true)]
    [InlineData("Storage", "using Tracker.Core.Git;", false)]
    public void AnArrowIsSeenHoweverItIsWritten(string room, string line, bool isAllowed) =>
        Uses(line).All(used => MayUse(room, used)).Should().Be(isAllowed);

    private static IEnumerable<(string Room, string File)> RoomFiles() =>
        from room in Order.Append("Storage")
        let folder = Path.Combine(Core, room)
        where Directory.Exists(folder)
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        select (room, file);

    private static IEnumerable<string> BackwardUses((string Room, string File) at) =>
        from used in Uses(File.ReadAllText(at.File))
        where !MayUse(at.Room, used)
        select $"{Path.GetRelativePath(Core, at.File)} uses {used}";

    private static IEnumerable<string> Uses(string source) =>
        Mention().Matches(source).Select(mention => mention.Groups["room"].Value).Distinct();

    // All may use Storage; Storage uses none.
    private static bool MayUse(string room, string used) =>
        used == room || used == "Storage" || (room != "Storage" && Array.IndexOf(Order, used) <= Array.IndexOf(Order, room));

    [GeneratedRegex(@"\bTracker\.Core\.(?<room>Git|Patches|MailIn|Series|CommitsIn|Matching|Comparing|Landings|AnswersOut|People|Notes|Episodes|Storage)\b")]
    private static partial Regex Mention();

    [GeneratedRegex(@"\b(Microsoft\.AspNetCore|Quartz|Spectre\.Console|System\.CommandLine|Console\.(Write|Read|Out|Error|In)\w*)\b")]
    private static partial Regex HostsMatters();
}
