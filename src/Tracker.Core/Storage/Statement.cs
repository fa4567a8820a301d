using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tracker.Core.Storage;

/// <summary>
/// A statement that is prepared once and run a million times. Microsoft.Data.Sqlite makes a reader for each run, which
/// takes longer than the row does; for all that is not run once a row, Dapper is the way.
/// </summary>
/// <remarks>
/// It takes part in whatever transaction its connection has open, and does not wait for another's lock: to be run inside
/// one. Parameters are by position: ?1, ?2; each keeps its value until it is bound again.
/// </remarks>
internal sealed class Statement : IDisposable
{
    private const int MostOnStack = 512;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <exception cref="ArgumentException">There is more than one statement in it: SQLite would leave the others out.</exception>
    public Statement(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement, out var rest));
        if (!string.IsNullOrWhiteSpace(rest))
            throw new ArgumentException($"This stands after the end of the statement: {rest}", nameof(sql));
    }

    public Statement Bind(int position, long value) => Checked(raw.sqlite3_bind_int64(statement, position, value));

    public Statement Bind(int position, long? value) => value is { } number ? Bind(position, number) : BindNull(position);

    public Statement Bind(int position, bool value) => Bind(position, value ? 1L : 0L);

    /// <summary>Binds all of it, NULs too; half a surrogate pair is stored as U+FFFD.</summary>
    public Statement Bind(int position, string? value) => value switch
    {
        null => BindNull(position),
        // As bytes it would have no address, which SQLite takes for NULL.
        "" => Checked(raw.sqlite3_bind_text(statement, position, "")),
        _ => BindText(position, value),
    };

    public Statement Bind(int position, byte[]? value) => value is null ? BindNull(position) : Bind(position, value.AsSpan());

    public Statement Bind(int position, ReadOnlySpan<byte> value) => Checked(
        // Without bytes it would have no address, which SQLite takes for NULL.
        value.IsEmpty ? raw.sqlite3_bind_zeroblob(statement, position, 0) : raw.sqlite3_bind_blob(statement, position, value));

    public Statement BindNull(int position) => Checked(raw.sqlite3_bind_null(statement, position));

    /// <summary>Runs it to its end.</summary>
    /// <returns>The first column of the first row, null when there is no row or no value.</returns>
    /// <exception cref="SqliteException">As Microsoft.Data.Sqlite throws it.</exception>
    public long? Run()
    {
        try
        {
            // Not stepped beyond its end: that would run it once more.
            if (!Step())
                return null;
            var first = new StatementRow(statement).MaybeNumber(0);
            while (Step())
                continue;
            return first;
        }
        finally
        {
            _ = raw.sqlite3_reset(statement);
        }
    }

    /// <summary>Runs it to its end, and reads every row of it.</summary>
    /// <exception cref="SqliteException">As Microsoft.Data.Sqlite throws it.</exception>
    public IReadOnlyList<T> Rows<T>(Func<StatementRow, T> read)
    {
        try
        {
            List<T> rows = [];
            while (Step())
                rows.Add(read(new StatementRow(statement)));
            return rows;
        }
        finally
        {
            _ = raw.sqlite3_reset(statement);
        }
    }

    public void Dispose() => statement.Dispose();

    private Statement BindText(int position, string value)
    {
        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var rented = most > MostOnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        var buffer = rented ?? stackalloc byte[MostOnStack];
        // SQLite copies what it is given.
        var code = raw.sqlite3_bind_text(statement, position, buffer[..Encoding.UTF8.GetBytes(value, buffer)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return Checked(code);
    }

    private bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
            return true;
        Check(code);
        return false;
    }

    private Statement Checked(int code)
    {
        Check(code);
        return this;
    }

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(code, database);
    }
}
