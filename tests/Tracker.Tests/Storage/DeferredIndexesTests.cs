using Dapper;
using FluentAssertions;
using Microsoft.Data.Sqlite;
using Tracker.Core.Storage;
using Tracker.Testing;
using Xunit;

namespace Tracker.Tests.Storage;

public sealed class DeferredIndexesTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WhatWasTakenOffIsPutBackAsItWas()
    {
        using var connection = Open();
        var before = Indexes(connection);
        DeferredIndexes.TakeOff(connection, "commits", "commit_links");
        Indexes(connection).Should().NotContain(index => index.StartsWith("commits_by_title")).And.Contain(index => index.StartsWith("mails_by_thread"));

        DeferredIndexes.PutBack(connection);

        Indexes(connection).Should().Equal(before);
        connection.ExecuteScalar<long>("SELECT count(*) FROM deferred_indexes").Should().Be(0);
    }

    [Fact]
    public void APassThatDiedMeanwhileLeavesThemToWhoeverOpensTheDatabaseNext()
    {
        List<string> before;
        using (var connection = Open())
        {
            before = Indexes(connection);
            DeferredIndexes.TakeOff(connection, "commits");
        }

        using var next = Open();

        Indexes(next).Should().Equal(before);
    }

    private SqliteConnection Open() => TrackerDatabase.In(folder.Path).OpenForWriting();

    private static List<string> Indexes(SqliteConnection connection) =>
        connection.Query<string>("SELECT name || ': ' || coalesce(sql, '') FROM sqlite_schema WHERE type = 'index' ORDER BY 1").AsList();
}
