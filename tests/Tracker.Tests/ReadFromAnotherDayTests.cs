using FluentAssertions;
using Tracker.Core.AnswersOut;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests;

/// <summary>The day from which an archive is read is moved between two passes.</summary>
public sealed class ReadFromAnotherDayTests : IDisposable
{
    private readonly SmallWorld world = new();

    public ReadFromAnotherDayTests() => world.Mainline.Commit("start", "file.c", "before\nold line\nafter\n");

    [Fact]
    public void AnArchiveThatIsToBeReadFromAnEarlierDayIsReadAgainByTheNextPass()
    {
        var patch = MailBuilder.Patch("early@example.org", "[PATCH] file: plug a leak");
        world.Post(patch);
        world.Mainline.Apply(patch.ToMbox());
        world.Since = new DateOnly(2025, 6, 1);
        world.Sync();
        world.Answers.Status("plug a leak", limit: 5).Series.Should().BeEmpty();

        world.Since = null;
        world.Sync();

        world.Only("plug a leak").Verdict.Should().Be(Verdicts.Merged);
    }

    [Fact]
    public void AnArchiveThatIsToBeReadFromALaterDayKeepsWhatItHasAndSaysSo()
    {
        world.Since = new DateOnly(2023, 6, 1);
        world.Post(MailBuilder.Patch("lost@example.org", "[PATCH v2] file: never picked up"));
        world.Sync();

        world.Since = new DateOnly(2025, 6, 1);
        world.Sync();

        world.Only("never picked up").Sentence.Should().EndWith("in archives read since 1 June 2023.");
    }

    public void Dispose() => world.Dispose();
}
