using FluentAssertions;
using Tracker.Core.AnswersOut;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.AnswersOut;

/// <summary>Every question may be asked of a database in which there is nothing yet.</summary>
public sealed class EmptyDatabaseTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly Answers answers;

    public EmptyDatabaseTests()
    {
        var database = TrackerDatabase.In(folder.Path);
        database.OpenForWriting().Dispose();
        answers = new Answers(database);
    }

    [Theory]
    [InlineData("lazy flame scheduler")]
    [InlineData("someone@example.org")]
    [InlineData("https://lore.example.org/r/a@example.org")]
    [InlineData("0123456789abcdef")]
    public void NothingIsFound(string query) => answers.Status(query, 5).Series.Should().BeEmpty();

    [Fact]
    public void ThereAreNoSeries() => answers.Recent(5).Should().BeEmpty();

    [Fact]
    public void ThereAreNoLandings() => answers.Landings(tree: null).Should().BeEmpty();

    [Fact]
    public void NothingWasAskedToBePulled() => answers.Pulls(window: null).Pulls.Should().BeEmpty();

    [Fact]
    public void ThereAreNoReleases() => answers.Releases(since: null).Releases.Should().BeEmpty();

    [Fact]
    public void NothingHasBeenRead() => answers.Coverage().Should().BeEmpty();

    [Fact]
    public void NothingIsWrong() => answers.Health().Should().BeEquivalentTo(new HealthAnswer(0, 0, 0, 0, 0, [], [], []));

    public void Dispose() => folder.Dispose();
}
