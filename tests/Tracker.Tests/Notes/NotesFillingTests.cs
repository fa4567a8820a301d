using Dapper;
using FluentAssertions;
using Tracker.Core.Notes.Checking;
using Tracker.Core.Notes.Filling;
using Tracker.Core.Storage;
using Xunit;

namespace Tracker.Tests.Notes;

/// <summary>Notes on the sample's series, filled and checked.</summary>
public sealed class NotesFillingTests(SyncedSample sample) : IClassFixture<SyncedSample>
{
    private const string Notes = "Priya posted [[wick: burn-time accounting]], and Ravi [[mm: page colouring]].\n\nAnd [[wick: burn-time accounting]] again; [[nothing of that name]].\n";

    [Theory]
    [InlineData("wick: burn-time accounting", "merged for v1.1-rc1 as v3; 3 of 3; in 1.0.2 (2 of 3)")]
    [InlineData("lens: rework focus handling", "partly merged for v1.1-rc1 as v2; 2 of 4")]
    [InlineData("net: batch acknowledgements", "in next as v2 since 22 March 2024, not merged yet; 2 of 2")]
    [InlineData("mm: page colouring", "was in next as v1, dropped")]
    [InlineData("fs: cache directory lookups", "merged as v1 and reverted in v1.1-rc2")]
    [InlineData("sched: lazy flame scheduler", "not merged; the latest is v6 of 3 April 2024")]
    [InlineData("net: count frames per port", "in net for-next as v1, not in next or mainline yet")]
    [InlineData("net: fix the checksum of frames with an odd length", "merged for v1.1-rc2 as v1; in 1.0.3")]
    public void AStatusIsInAFewWords(string title, string status) =>
        Fill($"[[{title}]]").Mentions.Should().ContainSingle().Which.Status.Should().Be(status);

    [Theory]
    [InlineData("2024-01-24", "merged as v3 on 23 January 2024, after v1.0; 3 of 3")]
    [InlineData("2024-01-05", "not merged; the latest is v2 of 3 January 2024")]
    public void AnEarlierDayHasAnotherStatus(string day, string status)
    {
        var filled = Fill("[[wick: burn-time accounting]]", asOf: day);
        filled.Mentions.Single().Status.Should().StartWith(status);
        filled.Text.Should().Contain("*Merge status as of " + DateOnly.Parse(day).ToString("d MMMM yyyy"));
    }

    [Fact]
    public void FootnotesStandAtTheEndEachThingOnce() => Fill(Notes).Text.Should().StartWith(
        """
        Priya posted [[wick: burn-time accounting]] [^tracker-1], and Ravi [[mm: page colouring]] [^tracker-2].

        And [[wick: burn-time accounting]] [^tracker-1] again; [[nothing of that name]].

        [^tracker-1]: merged for v1.1-rc1 as v3; 3 of 3; in 1.0.2 (2 of 3).
        [^tracker-2]: was in next as v1, dropped.

        *Merge status as of 20 May 2024.* <!-- tracker footnote 1-2 spaced 1-2
        """);

    [Fact]
    public void TheStyleThatATextHasIsKeptUnlessAnotherIsAskedFor()
    {
        var table = Fill(Notes, FillStyle.Table);
        Fill(table.Text ?? "").Should().BeEquivalentTo(new { Style = "table", table.Text });
        var inline = Fill(table.Text ?? "", FillStyle.Inline).Text;
        inline.Should().Contain("[[mm: page colouring]]<!-- tracker 2 --> (was in next as v1, dropped)<!-- /tracker 2 -->.").And.NotContain("| what |");
        NotesFilling.Remove(inline ?? "").Text.Should().Be(Notes);
    }

    [Fact]
    public void WhatTheHostWroteMeanwhileStaysAndWhatIsNewIsFilled()
    {
        var edited = (Fill(Notes).Text ?? "").Replace(", and Ravi", ", but Ravi").Replace("Priya posted", "[[io: ring setup cleanups]] first. Priya posted") + "\nA word in the end [^tracker-9].\n\n[^tracker-9]: the host's own.\n";
        var filled = Fill(edited).Text ?? "";
        filled.Should().Contain("[[io: ring setup cleanups]] [^tracker-1] first.").And.Contain("[^tracker-9]: the host's own.\n").And.Contain(", but Ravi [[mm: page colouring]] [^tracker-3].");
        NotesFilling.Remove(filled).Text.Should().Be(
            Notes.Replace(", and Ravi", ", but Ravi").Replace("Priya posted", "[[io: ring setup cleanups]] first. Priya posted") + "\nA word in the end [^tracker-9].\n\n[^tracker-9]: the host's own.\n");
    }

    [Fact]
    public void WhatIsNotFoundIsToldOnlyWhenAskedFor()
    {
        Fill(Notes).Mentions[^1].Should().BeEquivalentTo(new { Status = (string?)null, Note = "not in the archives that are read" });
        Fill(Notes, isAll: true).Text.Should().Contain("[^tracker-3]: not in the archives that are read.");
    }

    [Fact]
    public void PlacesAreThoseOfTheTextAsItWasGiven()
    {
        var filled = Fill(Notes).Text ?? "";
        var mention = Fill(filled).Mentions[1];
        filled.Substring(mention.Column - 1, mention.Length).Should().Be("[[mm: page colouring]]");
    }

    [Fact]
    public void ATitleThatLinksToItsMailIsMarkedOnce() =>
        Fill("Priya Raman posted [“wick: burn-time accounting”](https://lore.kernel.org/r/20240111090000.4713-0-priya@example.org/).\n").Text
            .Should().Contain("example.org/)[^tracker-1].\n").And.NotContain("[^tracker-1][^tracker-1]");

    [Fact]
    public void MarksThatAreLeftAreCountedWhenTheRestIsTakenOut()
    {
        var filled = Fill("[[mm: page colouring]]\n").Text ?? "";
        var withoutItsLine = filled[..filled.LastIndexOf("*Merge status", StringComparison.Ordinal)];

        NotesFilling.Remove(filled).LeftAlone.Should().Be(0);
        NotesFilling.Remove(withoutItsLine).Should().BeEquivalentTo(new { Text = withoutItsLine, LeftAlone = 1 });
    }

    [Fact]
    public void AMarkWithoutTheLineThatAnswersForItIsLeftAlone() =>
        Fill("[[mm: page colouring]] [^tracker-1]\n").Should().BeEquivalentTo(new { LeftAlone = 1 })
            .And.Match<FillAnswer>(answer => answer.Text!.StartsWith("[[mm: page colouring]] [^tracker-2] [^tracker-1]\n"));

    [Fact]
    public void ATextWithoutMentionsIsLeftAsItIs() => Fill("Nothing new.\r\n").Text.Should().Be("Nothing new.\r\n");

    [Theory]
    [InlineData("[[wick: burn-time accounting]] was merged for 1.1.7.", "merged for 1.1.7", "agrees")]
    [InlineData("[[wick: burn-time accounting]] was merged for 1.0.9.", "merged for 1.0.9", "contradicts")]
    [InlineData("[[wick: burn-time accounting]] was merged for 1.0.2.", "backported to 1.0.2", "unclear")]
    [InlineData("[[net: batch acknowledgements]] was merged for 1.1.7.", "merged for 1.1.7", "contradicts")]
    public void AReleaseThatMainlineHasIsNoStableOne(string text, string says, string outcome)
    {
        using (Tagged("v1.0.9", "v1.1.7"))
            Check(text).Statements.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Says = says, Outcome = outcome });
    }

    [Theory]
    [InlineData("[[wick: burn-time accounting]] hit Linus's tree.", "agrees")]
    [InlineData("[[wick: burn-time accounting]] was merged for 1.1.", "agrees")]
    [InlineData("[[wick: burn-time accounting]] was merged for 1.1-rc1.", "agrees")]
    [InlineData("[[wick: burn-time accounting]] was merged for 1.1-rc2.", "contradicts")]
    [InlineData("[[wick: burn-time accounting]] was merged for 1.2.", "contradicts")]
    [InlineData("[[wick: burn-time accounting]] is still not merged.", "contradicts")]
    [InlineData("[[wick: burn-time accounting]] was reverted.", "contradicts")]
    [InlineData("[[wick: burn-time accounting]] was backported to 1.0.", "agrees")]
    [InlineData("[[wick: burn-time accounting]] was backported to 1.1.", "contradicts")]
    [InlineData("[[wick: burn-time accounting]] was backported to 2.7.", "unclear")]
    [InlineData("[[wick: burn-time accounting]] was backported to stable.", "agrees")]
    [InlineData("[[net: fix the checksum of frames with an odd length]] landed in 1.0.3.", "agrees")]
    [InlineData("[[net: fix the checksum of frames with an odd length]] landed in 1.0.2.", "contradicts")]
    [InlineData("[[lens: rework focus handling]] was merged for 1.1.", "unclear")]
    [InlineData("[[lens: rework focus handling]] has yet to be merged.", "unclear")]
    [InlineData("[[net: batch acknowledgements]] landed in linux-next.", "agrees")]
    [InlineData("[[net: batch acknowledgements]] was merged.", "contradicts")]
    [InlineData("[[net: batch acknowledgements]] is not yet merged.", "agrees")]
    [InlineData("[[net: batch acknowledgements]] was dropped from next.", "contradicts")]
    [InlineData("[[net: batch acknowledgements]] was merged for 20260130.", "contradicts")]
    [InlineData("[[net: batch acknowledgements]] was merged in January.", "contradicts")]
    [InlineData("[[net: batch acknowledgements]] was merged in Fedora 38.1.", "unclear")]
    [InlineData("[[wick: burn-time accounting]] was merged for 20260130.", "unclear")]
    [InlineData("[[mm: page colouring]] was dropped from next.", "agrees")]
    [InlineData("[[mm: page colouring]] landed in linux-next.", "agrees")]
    [InlineData("[[mm: page colouring]] is in linux-next.", "contradicts")]
    [InlineData("[[fs: cache directory lookups]] was reverted.", "agrees")]
    [InlineData("[[fs: cache directory lookups]] was merged.", "unclear")]
    [InlineData("[[sched: lazy flame scheduler]] was reverted.", "contradicts")]
    [InlineData("[[sched: lazy flame scheduler]] landed in linux-next.", "contradicts")]
    [InlineData("[[sched: lazy flame scheduler]] has yet to be merged.", "agrees")]
    [InlineData("[[nothing of that name]] was merged.", "unchecked")]
    public void AStatementIsHeldAgainstTheTrees(string text, string outcome)
    {
        var checkedNotes = Check(text);
        checkedNotes.Statements.Should().ContainSingle().Which.Outcome.Should().Be(outcome);
        checkedNotes.Contradictions.Should().Be(outcome == "contradicts" ? 1 : 0);
        checkedNotes.Unchecked.Should().Be(outcome == "unchecked" ? 1 : 0);
    }

    [Fact]
    public void WhatIsWrongTodayMayHaveBeenRightThen() =>
        Check("[[wick: burn-time accounting]] is still not merged.", "2024-01-12").Contradictions.Should().Be(0);

    [Fact]
    public void AFilledTextIsCheckedAsItsOwnWordsAre()
    {
        var text = Fill("First.\n\n[[io: ring setup cleanups]] is new. [[wick: burn-time accounting]] has yet to be merged.\n").Text ?? "";
        Check(text).Statements.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Line = 3,
            Says = "not merged",
            Title = "wick: burn-time accounting",
            Outcome = "contradicts",
            Sentence = "[[wick: burn-time accounting]] has yet to be merged.",
            Column = text.Split('\n')[2].IndexOf("[[wick", StringComparison.Ordinal) + 1,
        });
    }

    private FillAnswer Fill(string text, FillStyle? style = null, string? asOf = null, bool isAll = false) =>
        new NotesFilling(Database).Fill(text, new(style, Day(asOf), null, isAll));

    /// <summary>Mainline has these releases too, at a commit of its own, until this is disposed of.</summary>
    private Untagging Tagged(params string[] names)
    {
        using var connection = Database.OpenForWriting();
        foreach (var name in names)
        {
            connection.Execute(
                """
                INSERT INTO releases (tree_key, name, commit_id, tagged_at)
                SELECT t.tree_key, @name, c.id, 0
                FROM   trees t JOIN branches b USING (tree_key) JOIN branch_commits h USING (branch_key) JOIN commits c USING (commit_key)
                WHERE  t.role = 1 AND h.left_at IS NULL
                LIMIT  1
                """, new { name });
        }
        return new(Database, names);
    }

    private sealed class Untagging(TrackerDatabase database, string[] names) : IDisposable
    {
        public void Dispose()
        {
            using var connection = database.OpenForWriting();
            connection.Execute("DELETE FROM releases WHERE name IN @names", new { names });
        }
    }

    private CheckAnswer Check(string text, string? asOf = null) => new NotesChecking(Database).Check(text, Day(asOf), null);

    private TrackerDatabase Database => new(DatabasePath());

    private string DatabasePath()
    {
        using var connection = sample.OpenForReading();
        return connection.DataSource;
    }

    private static DateTimeOffset? Day(string? day) => day is null ? null : DateTimeOffset.Parse($"{day}T23:59:59Z", System.Globalization.CultureInfo.InvariantCulture);
}
