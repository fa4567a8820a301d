using Dapper;
using FluentAssertions;
using Microsoft.Data.Sqlite;
using Tracker.Core;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Storage;

public sealed class SchemaTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void SchemaFilesAreNumberedFromOneWithoutGapOrDouble() =>
        TrackerDatabase.SchemaFiles.Select(file => file.Number).Should().Equal(Enumerable.Range(1, TrackerDatabase.SchemaFiles.Count));

    [Fact]
    public void AnEmptyFileIsBroughtToTheNewestSchema()
    {
        folder.Write(TrackerDatabase.FileName, "");
        using var connection = Open();
        Version(connection).Should().Be(TrackerDatabase.SchemaFiles.Count);
        Tables(connection).Should().Contain(["mails", "series", "commits", "landings"]);
    }

    [Fact]
    public void OpeningAgainChangesNothing()
    {
        using (var first = Open())
            first.Execute("INSERT INTO communities (name) VALUES ('lantern')");
        using var second = Open();
        second.Query<string>("SELECT name FROM communities").Should().Equal("lantern");
    }

    [Fact]
    public void AFolderThatIsNotThereIsMade()
    {
        var database = TrackerDatabase.In(folder.At("deep", "er"));
        database.OpenForWriting().Dispose();
        database.Exists.Should().BeTrue();
    }

    [Fact]
    public void WritingUsesTheWriteAheadLogAndForeignKeys()
    {
        using var connection = Open();
        connection.ExecuteScalar<string>("PRAGMA journal_mode").Should().Be("wal");
        connection.ExecuteScalar<long>("PRAGMA foreign_keys").Should().Be(1);
    }

    [Fact]
    public void EveryForeignKeyNamesATableThatExists()
    {
        using var connection = Open();
        foreach (var table in Tables(connection))
            connection.Query<string>("SELECT \"table\" FROM pragma_foreign_key_list(@table)", new { table })
                .Should().BeSubsetOf(Tables(connection), "{0} refers to them", table);
    }

    [Fact]
    public void EveryTableOfOurOwnIsStrict()
    {
        using var connection = Open();
        connection.Query<string>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'")
            .Should().BeEmpty();
    }

    [Fact]
    public void ADatabaseOfANewerReleaseIsRefused()
    {
        using (var connection = Open())
            connection.Execute("PRAGMA user_version = 4711");
        FluentActions.Invoking(Open).Should().Throw<TrackerException>().WithMessage("*newer release*");
    }

    [Fact]
    public void AFileThatIsNoDatabaseIsRefusedWithWhatToDo()
    {
        folder.Write(TrackerDatabase.FileName, new string('x', 10_000));
        FluentActions.Invoking(Open).Should().Throw<TrackerException>().WithMessage("*cannot be written*--data*");
    }

    [Fact]
    public void ReadingBeforeTheFirstSyncSaysSo() =>
        FluentActions.Invoking(() => Database.OpenForReading()).Should().Throw<TrackerException>().WithMessage("*tracker sync*");

    [Fact]
    public void AReaderCannotWrite()
    {
        Open().Dispose();
        using var connection = Database.OpenForReading();
        FluentActions.Invoking(() => connection.Execute("DELETE FROM mails")).Should().Throw<SqliteException>();
    }

    private TrackerDatabase Database => TrackerDatabase.In(folder.Path);

    private SqliteConnection Open() => Database.OpenForWriting();

    private static long Version(SqliteConnection connection) => connection.ExecuteScalar<long>("PRAGMA user_version");

    private static List<string> Tables(SqliteConnection connection) =>
        connection.Query<string>("SELECT name FROM sqlite_schema WHERE type = 'table'").AsList();
}
