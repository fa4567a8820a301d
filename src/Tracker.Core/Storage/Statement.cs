using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tracker.Core.Storage;

/// <summary>
/// A statement that is prepared once and run a million times. Microsoft.Data.Sqlite makes a reader for each run, which
/// takes longer than the row does; for all that is not run once a row, Dapper is the way.
/// </summary>
/// <remarks>It takes part in whatever transaction its connection has open. Parameters are by position: ?1, ?2.</remarks>
public sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        var code = raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement);
        Check(code);
    }

    public Statement Bind(int position, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, position, value));
        return this;
    }

    public Statement Bind(int position, long? value) => value is { } number ? Bind(position, number) : BindNull(position);

    public Statement Bind(int position, string? value)
    {
        if (value is null)
            return BindNull(position);
        Check(raw.sqlite3_bind_text(statement, position, value));
        return this;
    }

    public Statement Bind(int position, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(statement, position, value));
        return this;
    }

    public Statement BindNull(int position)
    {
        Check(raw.sqlite3_bind_null(statement, position));
        return this;
    }

    /// <summary>Runs it to its end.</summary>
    /// <returns>The first column of the first row, null when there is no row or no value.</returns>
    /// <exception cref="SqliteException">As Microsoft.Data.Sqlite throws it.</exception>
    public long? Run()
    {
        try
        {
            long? first = null;
            var code = raw.sqlite3_step(statement);
            if (code == raw.SQLITE_ROW && raw.sqlite3_column_type(statement, 0) != raw.SQLITE_NULL)
                first = raw.sqlite3_column_int64(statement, 0);
            while (code == raw.SQLITE_ROW)
                code = raw.sqlite3_step(statement);
            Check(code);
            return first;
        }
        finally
        {
            _ = raw.sqlite3_reset(statement);
        }
    }

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(code, database);
    }
}
