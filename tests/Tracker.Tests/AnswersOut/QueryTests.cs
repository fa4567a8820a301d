using FluentAssertions;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.AnswersOut;

/// <summary>One patch that landed, asked for in all the ways in which people write and paste.</summary>
public sealed class QueryTests : IClassFixture<QueryTests.Landed>
{
    private readonly Landed landed;

    public QueryTests(Landed landed) => this.landed = landed;

    [Theory]
    [InlineData("[PATCH v3 2/7] file: plug a leak")]
    [InlineData("Re: [LTP] [PATCH] file: plug a leak")]
    [InlineData("\"file: plug a leak\"")]
    [InlineData("“plug a leak”")]
    [InlineData("[file: plug a leak]")]
    [InlineData("FILE: plug")]
    [InlineData("\"leak@example.org\"")]
    [InlineData("'<leak@example.org>'")]
    [InlineData("[1] https://lore.kernel.org/r/leak@example.org")]
    [InlineData("https://lore.kernel.org/all/leak@example.org/T/#u")]
    public void ThePatchIsFound(string query) => Titles(query).Should().Equal("file: plug a leak");

    [Theory]
    [InlineData("{0}")]
    [InlineData("commit {0}")]
    [InlineData("{0} (\"file: plug a leak\")")]
    [InlineData("Fixes: {0} (\"another title\")")]
    [InlineData("{0} another title")]
    [InlineData("https://git.example.org/pub/linux.git/commit/?id={0}")]
    [InlineData("https://git.example.org/c/{0}")]
    [InlineData("https://git.example.org/?p=linux.git;a=commit;h={0}")]
    [InlineData("https://forge.example.org/ada/linux/commit/{0}#diff-1")]
    public void TheCommitIsFound(string query)
    {
        Titles(string.Format(null, query, landed.Commit)).Should().Equal("file: plug a leak");
        Titles(string.Format(null, query, landed.Commit.ToUpperInvariant())).Should().Equal("file: plug a leak");
    }

    [Theory]
    [InlineData("https://patchwork.example.org/patch/{0}/")]
    [InlineData("https://marc.example.org/?l=linux-kernel&m={0}")]
    [InlineData("https://git.example.org/commit")]
    [InlineData("")]
    [InlineData("[PATCH]")]
    [InlineData("Re: ")]
    [InlineData("commit ")]
    [InlineData("\"")]
    public void ANumberInAnotherAddressIsNoCommitAndNothingFindsNothing(string query) =>
        Titles(string.Format(null, query, landed.Commit)).Should().BeEmpty();

    private IEnumerable<string> Titles(string query) => landed.World.Answers.Status(query, limit: 5).Series.Select(series => series.Title);

    public sealed class Landed : IDisposable
    {
        public Landed()
        {
            World.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");
            var patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak");
            World.Post(patch);
            Commit = World.Mainline.Apply(patch.ToMbox());
            World.Sync();
        }

        internal SmallWorld World { get; } = new();

        public string Commit { get; }

        public void Dispose() => World.Dispose();
    }
}
