using FluentAssertions;
using Tracker.Core.Episodes.Drafting;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Episodes;

/// <summary>The sample's spring as notes; TRACKER_ACCEPT=1 writes what comes out.</summary>
public sealed class DraftSampleTests(SyncedSample sample) : IClassFixture<SyncedSample>
{
    private static readonly DateTimeOffset May = new(2024, 5, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("May", 0, 19)]
    [InlineData("Spring", -62, 0)]
    public void TheSamplesStoryIsToldAsItWasApproved(string name, int from, int to)
    {
        var text = DraftTemplate.Usual.Render(Ask(May.AddDays(from), May.AddDays(to)));
        var approved = Repository.At("tests", "Tracker.Tests", "Episodes", $"Draft-{name}.md");
        if (Environment.GetEnvironmentVariable("TRACKER_ACCEPT") == "1")
            File.WriteAllText(approved, text);
        File.Exists(approved).Should().BeTrue("look at what TRACKER_ACCEPT=1 writes");
        text.Should().Be(File.ReadAllText(approved));
    }

    [Fact]
    public void ADayBelongsToOneOfTwoDraftsThatFollowEachOther()
    {
        var (first, second, whole) = (Ask(May, May.AddDays(6)), Ask(May.AddDays(6), May.AddDays(19)), Ask(May, May.AddDays(19)));
        (first.Counts.Mails + second.Counts.Mails).Should().Be(whole.Counts.Mails);
        (first.Counts.Versions + second.Counts.Versions).Should().Be(whole.Counts.Versions);
        Names(first).Concat(Names(second)).Should().BeEquivalentTo(Names(whole));
    }

    [Fact]
    public void DaysWithoutAnythingSaySoAndNothingElse()
    {
        var empty = Ask(May.AddYears(-4), May.AddYears(-4).AddDays(7));
        (empty with { Since = default, Until = default, AsOf = null, MergeWindows = [] }).Should().BeEquivalentTo(
            new DraftAnswer(default, default, null, new DraftCounts(0, 0, 0, 0), [], [], [], [], [], [], []));
        DraftTemplate.Usual.Render(empty with { MergeWindows = [] }).Should().Be(
            """
            # Draft of the notes for 1 May 2020 to 8 May 2020

            Nothing happened in these days in what has been read up to 20 May 2024.

            """);
    }

    [Fact]
    public void EveryFactNamesAMailOrACommit()
    {
        var answer = Ask(May.AddDays(-120), May.AddDays(19));
        answer.Releases.SelectMany(group => group.Announcements).SelectMany(one => one.Releases).Should().OnlyContain(release => (release.MessageId ?? release.Commit) != null);
        answer.Development.SelectMany(subsystem => subsystem.Series).Should().NotBeEmpty().And.OnlyContain(series => series.MessageId.Length > 0);
        var text = DraftTemplate.Usual.Render(answer);
        answer.Development.SelectMany(subsystem => subsystem.Series).Should().OnlyContain(series => text.Contains(DraftMarkdown.InAngles(series.MessageId)));
    }

    private static IEnumerable<string> Names(DraftAnswer answer) =>
        answer.Releases.SelectMany(group => group.Announcements).SelectMany(one => one.Releases).Select(release => release.Name);

    private DraftAnswer Ask(DateTimeOffset since, DateTimeOffset until) =>
        new Drafts(TrackerDatabase.In(sample.DataFolder), sample.DataFolder, [sample.Community]).Ask(DraftSpan.Of(since, until), Drafts.UsualTop);
}
