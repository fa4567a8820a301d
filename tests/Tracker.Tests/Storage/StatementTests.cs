using System.Text;
using Dapper;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using Tracker.Core.Storage;
using Xunit;

namespace Tracker.Tests.Storage;

public sealed class StatementTests : IDisposable
{
    private const int ConstraintFailed = 19;

    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public StatementTests()
    {
        connection.Open();
        connection.Execute("CREATE TABLE lamps (lamp_key INTEGER PRIMARY KEY, name ANY UNIQUE) STRICT");
    }

    public void Dispose() => connection.Dispose();

    [Fact]
    public void NullComesBackAsNullWhateverItsType()
    {
        TypeOf(statement => statement.Bind(1, (string?)null)).Should().Be("null");
        TypeOf(statement => statement.Bind(1, (long?)null)).Should().Be("null");
        TypeOf(statement => statement.Bind(1, (byte[]?)null)).Should().Be("null");
        TypeOf(statement => statement.BindNull(1)).Should().Be("null");
        Echo(statement => statement.BindNull(1), row => (row.IsNull(0), row.MaybeNumber(0), row.MaybeText(0), row.MaybeBlob(0)))
            .Should().Be((true, null, null, null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void ANumberComesBack(long number)
    {
        TypeOf(statement => statement.Bind(1, number)).Should().Be("integer");
        Echo(statement => statement.Bind(1, number), row => row.Number(0)).Should().Be(number);
        Echo(statement => statement.Bind(1, (long?)number), row => row.MaybeNumber(0)).Should().Be(number);
    }

    [Fact]
    public void AClaimIsOneOrNought()
    {
        Echo(statement => statement.Bind(1, true), row => row.Number(0)).Should().Be(1);
        Echo(statement => statement.Bind(1, false), row => row.MaybeNumber(0)).Should().Be(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("Jörg Ñuñez 山田太郎 🐧")]
    [InlineData("before\0after")]
    [InlineData("\0")]
    [InlineData("'; DROP TABLE lamps; --")]
    public void ATextComesBack(string text)
    {
        TypeOf(statement => statement.Bind(1, text)).Should().Be("text");
        Echo(statement => statement.Bind(1, text), row => row.MaybeText(0)).Should().Be(text);
    }

    [Fact]
    public void TextsOfEveryLengthComeBack() =>
        Check.QuickThrowOnFailure(Prop.ForAll<NonNull<string>, byte>((text, times) =>
        {
            // Through bytes, since half a surrogate pair cannot be stored.
            var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text.Get, times))));
            return Echo(statement => statement.Bind(1, whole), row => row.MaybeText(0)) == whole;
        }));

    [Theory]
    [InlineData("half \uD83D")]
    [InlineData("\uDC27 half")]
    public void HalfASurrogatePairBecomesTheReplacementCharacter(string text) =>
        Echo(statement => statement.Bind(1, text), row => row.Text(0)).Should().Contain("half").And.Contain("\uFFFD");

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 255, 0, 128 })]
    public void ABlobComesBack(byte[] blob)
    {
        TypeOf(statement => statement.Bind(1, blob)).Should().Be("blob");
        TypeOf(statement => statement.Bind(1, blob.AsSpan())).Should().Be("blob");
        Echo(statement => statement.Bind(1, blob), row => (row.IsBlob(0), Convert.ToHexString(row.MaybeBlob(0)!)))
            .Should().Be((true, Convert.ToHexString(blob)));
    }

    [Fact]
    public void ItIsRunAsOftenAsOneLikesWithOtherValues()
    {
        using var insert = new Statement(connection, "INSERT INTO lamps (name) VALUES (?1)");
        insert.Bind(1, "red").Run();
        insert.Bind(1, "green").Run();
        Names().Should().Equal("red", "green");
    }

    [Fact]
    public void AStatementWithoutRowsRunsOnceAndGivesNull()
    {
        using var insert = new Statement(connection, "INSERT INTO lamps (name) SELECT ?1 RETURNING lamp_key");
        using var none = new Statement(connection, "INSERT INTO lamps (name) SELECT ?1 WHERE 0 RETURNING lamp_key");
        using var plain = new Statement(connection, "INSERT OR REPLACE INTO lamps (lamp_key, name) SELECT coalesce(max(lamp_key), 0) + 1, NULL FROM lamps");
        insert.Bind(1, "red").Run().Should().Be(1);
        none.Bind(1, "green").Run().Should().BeNull();
        plain.Run().Should().BeNull();
        Names().Should().Equal("red", null);
    }

    [Fact]
    public void WhatItReturnsIsTheFirstRowsAndTheOthersAreWrittenToo()
    {
        using var insert = new Statement(connection, "INSERT INTO lamps (name) VALUES ('red'), ('green'), ('blue') RETURNING lamp_key * 10");
        insert.Run().Should().Be(10);
        Names().Should().Equal("red", "green", "blue");
    }

    [Fact]
    public void EveryRowIsRead()
    {
        connection.Execute("INSERT INTO lamps (name) VALUES ('red'), (NULL), ('blue')");
        using var select = new Statement(connection, "SELECT lamp_key, name FROM lamps WHERE lamp_key >= ?1 ORDER BY lamp_key");
        select.Bind(1, 2).Rows(row => (row.Number(0), row.MaybeText(1))).Should().Equal((2, null), (3, "blue"));
        select.Bind(1, 4).Rows(row => row.Number(0)).Should().BeEmpty();
    }

    [Fact]
    public void WhatSqliteRefusesIsASqliteExceptionAndTheStatementCanBeRunAgain()
    {
        using var insert = new Statement(connection, "INSERT INTO lamps (name) VALUES (?1) RETURNING lamp_key");
        insert.Bind(1, "red").Run();

        var run = () => insert.Bind(1, "red").Run();
        var read = () => insert.Bind(1, "red").Rows(row => row.Number(0));

        run.Should().Throw<SqliteException>().Which.SqliteErrorCode.Should().Be(ConstraintFailed);
        read.Should().Throw<SqliteException>().Which.SqliteErrorCode.Should().Be(ConstraintFailed);
        insert.Bind(1, "green").Run().Should().Be(2);
    }

    [Fact]
    public void AReaderThatThrowsLeavesTheStatementFitToBeRunAgain()
    {
        connection.Execute("INSERT INTO lamps (name) VALUES ('red'), ('green')");
        using var select = new Statement(connection, "SELECT lamp_key FROM lamps");
        var read = () => select.Rows<long>(_ => throw new FormatException());
        read.Should().Throw<FormatException>();
        select.Rows(row => row.Number(0)).Should().Equal(1, 2);
    }

    [Fact]
    public void WrongSqlAndWrongPositionsAreSqliteExceptions()
    {
        var prepare = () => new Statement(connection, "INSERT INTO candles VALUES (1)");
        using var select = new Statement(connection, "SELECT ?1");
        var bind = () => select.Bind(2, 1);
        prepare.Should().Throw<SqliteException>();
        bind.Should().Throw<SqliteException>();
    }

    [Fact]
    public void ASecondStatementInTheSqlIsNotLeftOutInSilence()
    {
        var prepare = () => new Statement(connection, "DELETE FROM lamps; DELETE FROM lamps;");
        prepare.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void ItTakesPartInTheTransactionThatIsOpen()
    {
        using var insert = new Statement(connection, "INSERT INTO lamps (name) VALUES (?1)");
        using (connection.BeginTransaction())
            insert.Bind(1, "red").Run();
        Names().Should().BeEmpty();
    }

    private IEnumerable<string?> Names() => connection.Query<string?>("SELECT name FROM lamps ORDER BY lamp_key");

    private string TypeOf(Func<Statement, Statement> bind)
    {
        using var statement = new Statement(connection, "SELECT typeof(?1)");
        return bind(statement).Rows(row => row.Text(0)).Single();
    }

    private T Echo<T>(Func<Statement, Statement> bind, Func<StatementRow, T> read)
    {
        using var statement = new Statement(connection, "SELECT ?1");
        return bind(statement).Rows(read).Single();
    }
}
