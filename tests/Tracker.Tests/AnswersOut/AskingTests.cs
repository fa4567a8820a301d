using FluentAssertions;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.AnswersOut;

/// <summary>What finds a series, and what is only text.</summary>
public sealed class AskingTests : IDisposable
{
    private readonly SmallWorld world = new();

    public AskingTests() => world.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");

    [Theory]
    [InlineData("leak@example.org")]
    [InlineData("<leak@example.org>")]
    [InlineData("https://lore.kernel.org/all/leak@example.org/")]
    [InlineData("https://lore.kernel.org/r/leak%40example.org")]
    [InlineData("plug leak")]
    [InlineData("Ada Author")]
    [InlineData("ada@example.org")]
    [InlineData("PLUG")]
    [InlineData("plu")]
    public void ASeriesIsFoundByWhateverOneHasOfIt(string query)
    {
        world.Post(MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak"));
        world.Sync();

        world.Answers.Status(query, 5).Series.Select(series => series.Title).Should().Equal("file: plug a leak");
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("'; DROP TABLE series; --")]
    [InlineData("title:plug")]
    [InlineData("plug NEAR(leak, 3) OR *")]
    [InlineData("^-+*(){}[]")]
    [InlineData("\0")]
    [InlineData("")]
    public void AQueryIsWordsAndNeverALanguage(string query)
    {
        world.Post(MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak"));
        world.Sync();

        var ask = () => world.Answers.Status(query, 5);

        ask.Should().NotThrow();
        world.Only("plug a leak").Title.Should().Be("file: plug a leak");
    }

    [Fact]
    public void ACommitThatWasNeverPostedIsSaidToBeSo()
    {
        world.Post(MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak"));
        var commit = world.Mainline.Commit("pushed past the list");
        world.Sync();

        var answer = world.Answers.Status(commit[..12], 5);

        answer.Series.Should().BeEmpty();
        answer.Note.Should().Contain("pushed past the list").And.Contain("mainline").And.Contain("no posted patch");
    }

    [Fact]
    public void ASeriesIsFoundByTheCommitThatAPatchOfItBecame()
    {
        var patch = MailBuilder.Patch("leak@example.org", "[PATCH] file: plug a leak");
        world.Post(patch);
        var commit = world.Mainline.Apply(patch.ToMbox());
        world.Sync();

        world.Only(commit[..9]).Title.Should().Be("file: plug a leak");
    }

    public void Dispose() => world.Dispose();
}
