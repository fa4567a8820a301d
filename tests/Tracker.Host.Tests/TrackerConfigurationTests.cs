using Tracker.Core;
using Tracker.Testing;

namespace Tracker.Host.Tests;

public sealed class TrackerConfigurationTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void WhatIsWrittenBecomesCoresWords()
    {
        var read = TestConfiguration.Read(folder);
        read.DataFolder.Should().Be(folder.At("data"));
        read.Options.Matching.IgnoreTrailers.Should().BeTrue();
        var community = read.Communities.Should().ContainSingle().Subject;
        community.Archives.Should().Equal(new Archive("devel", folder.At("mail", "devel.mbox"), ArchiveFormat.Mbox, new DateOnly(2024, 1, 31)));
        community.Trees.Should().ContainSingle().Which.Should().BeEquivalentTo(
            new Tree("mainline", TreeRole.Mainline, folder.At("trees", "lantern.git"), ["master"], Path.GetFullPath(folder.At("..", "clone"))));
    }

    [Theory]
    [InlineData("https://example.org/x.git")]
    [InlineData("git://example.org/x.git")]
    [InlineData("file:///srv/x.git")]
    [InlineData("host:path/x.git")]
    [InlineData("/srv/x.git")]
    public void AnAddressStaysAsItIs(string url) =>
        ReadWith("trees/lantern.git", url).Communities[0].Trees[0].Url.Should().Be(url);

    [Fact]
    public void ADataFolderOnTheCommandLineCountsFromWhereTheCallerIs() =>
        TrackerConfiguration.Read(TestConfiguration.Write(folder), "elsewhere").DataFolder.Should().Be(Path.GetFullPath("elsewhere"));

    [Theory]
    [InlineData("\"Data\": \"data\"", "\"Dta\": \"data\"", "unknown key 'Tracker:Dta'")]
    [InlineData("\"Since\"", "\"Sinse\"", "unknown key 'Tracker:Communities:0:Archives:0:Sinse'. Known there: Name, Url, Format, Since.")]
    [InlineData("\"Schedule\"", "\"Shedule\"", "unknown key 'Tracker:Shedule'")]
    [InlineData("\"Serilog\"", "\"Seriloc\"", "unknown key 'Seriloc'")]
    [InlineData("\"lantern\"", "\"lan/tern\"", "Tracker:Communities:0:Name is 'lan/tern'")]
    [InlineData("\"lantern\"", "\"..\"", "Tracker:Communities:0:Name is '..'")]
    [InlineData("\"devel\"", "\"\"", "Tracker:Communities:0:Archives:0:Name is missing")]
    [InlineData("\"mail/devel.mbox\"", "\"\"", "Archives:0:Url is missing")]
    [InlineData("\"mbox\"", "\"mobx\"", "Format is 'mobx': write public-inbox, mbox or maildir.")]
    [InlineData("\"2024-01-31\"", "\"31.1.2024\"", "Since is '31.1.2024', which is no day: write it as 2024-01-31.")]
    [InlineData("\"2024-01-31\"", "\"2024-02-30\"", "Since is '2024-02-30'")]
    [InlineData("\"Role\": \"mainline\"", "\"Role\": \"main\"", "Role is 'main': write mainline, next, stable or other.")]
    [InlineData("[ \"master\" ]", "[]", "Branches names no branch")]
    [InlineData("[ \"master\" ]", "\"master\"", "Branches names no branch")]
    [InlineData("\"0 30 2 * * ?\"", "\"30 2 * * *\"", "Tracker:Schedule:Sync is '30 2 * * *'")]
    [InlineData("\"Europe/Berlin\"", "\"Mars/Olympus\"", "Tracker:Schedule:TimeZone is 'Mars/Olympus'")]
    [InlineData("\"http://127.0.0.1:0\"", "\"127.0.0.1:0\"", "Tracker:Web:Urls has '127.0.0.1:0'")]
    [InlineData("\"http://127.0.0.1:0\"", "\"https://127.0.0.1:0\"", "put a proxy in front")]
    [InlineData("\"http://127.0.0.1:0\"", "\";\"", "Tracker:Web:Urls is empty")]
    [InlineData("\"IgnoreTrailers\": true", "\"IgnoreTrailers\": \"maybe\"", "Tracker:Matching:IgnoreTrailers")]
    public void AMistakeIsNamedWithItsKey(string right, string wrong, string message) =>
        FluentActions.Invoking(() => ReadWith(right, wrong)).Should().Throw<TrackerException>()
            .Which.Message.Should().Contain(message).And.StartWith(folder.At("tracker.json")).And.NotContain("\n");

    [Fact]
    public void NoCommunityIsAMistake() =>
        Problem("""{ "Tracker": { } }""").Should().Contain("Tracker:Communities names no community to follow");

    [Fact]
    public void TwoTreesOfOneNameAreAMistake() =>
        Problem("""
            { "Tracker": { "Communities": [ { "Name": "a", "Trees": [
              { "Name": "x", "Role": "next", "Url": "u", "Branches": [ "m" ] },
              { "Name": "X", "Role": "next", "Url": "u", "Branches": [ "m" ] } ] } ] } }
            """).Should().Contain("Tracker:Communities:0:Trees has two with the name 'x'");

    [Fact]
    public void EveryMistakeIsToldAtOnce() =>
        Problem("""{ "Tracker": { "Schedule": { "Sync": "" , "TimeZone": "x" }, "Web": { "Urls": "x" } } }""")
            .Should().Contain("Tracker:Schedule").And.Contain("Tracker:Communities").And.Contain("Tracker:Web:Urls");

    [Fact]
    public void ASyntaxErrorIsNamedWithItsLine() =>
        Problem("{\n  \"Tracker\": {\n    \"Data\" \"data\"\n  }\n}\n").Should().Contain("tracker.json, line 3: this is not JSON:").And.NotContain("\n");

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"Tracker\":{\"Data\":\"a\",\"data\":\"b\"}}")]
    [InlineData("\u0000\u0001")]
    public void WhateverTheFileHoldsIsOneLine(string text) =>
        Problem(text).Should().StartWith(folder.At("tracker.json")).And.NotContain("\n");

    [Fact]
    public void AMissingFileIsNamed() =>
        FluentActions.Invoking(() => TrackerConfiguration.Read(folder.At("none.json"), dataFolder: null))
            .Should().Throw<TrackerException>().WithMessage("*none.json*--config*");

    [Fact]
    public void TheDefaultConfigurationIsTheKernelsAndRight()
    {
        var path = TrackerConfiguration.FindAbove("appsettings.json");
        TrackerConfiguration.Read(path, dataFolder: null).Communities.Should().ContainSingle()
            .Which.Trees.Select(tree => tree.Role).Should().Equal(TreeRole.Mainline, TreeRole.Next, TreeRole.Stable);
    }

    [Theory]
    [InlineData("git.json", "git", new[] { "master mainline", "next next", "seen next", "maint stable" })]
    [InlineData("qemu.json", "qemu-devel", new[] { "master mainline", "stable stable" })]
    public void TheCommunitiesInTheDocumentationAreRight(string file, string archive, string[] trees)
    {
        var community = TrackerConfiguration.Read(Repository.At("docs", "communities", file), dataFolder: null).Communities.Should().ContainSingle().Subject;
        community.Archives.Should().ContainSingle().Which.Url.Should().Be($"https://lore.kernel.org/{archive}");
        community.Trees.Select(tree => $"{tree.Name} {tree.Role.ToString().ToLowerInvariant()}").Should().Equal(trees);
        community.Trees.Select(tree => tree.Url).Distinct().Should().ContainSingle();
    }

    public void Dispose() => folder.Dispose();

    private TrackerConfiguration ReadWith(string right, string wrong) =>
        TrackerConfiguration.Read(TestConfiguration.WriteWith(folder, right, wrong), dataFolder: null);

    private string Problem(string text) =>
        FluentActions.Invoking(() => TrackerConfiguration.Read(folder.Write("tracker.json", text), dataFolder: null))
            .Should().Throw<TrackerException>().Which.Message;
}
