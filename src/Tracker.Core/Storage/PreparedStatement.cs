using Microsoft.Data.Sqlite;

namespace Tracker.Core.Storage;

/// <summary>A statement that is prepared once and run many times: for loops over mails and commits, where Dapper's reading of SQL shows.</summary>
/// <param name="parameters">The names in the SQL, in the order in which values are given.</param>
internal sealed class PreparedStatement(SqliteConnection connection, string sql, params string[] parameters) : IDisposable
{
    private readonly SqliteCommand command = Prepare(connection, sql, parameters);

    /// <summary>Runs it; says how many rows it changed.</summary>
    public int Run(SqliteTransaction transaction, params ReadOnlySpan<object?> values) => With(transaction, values).ExecuteNonQuery();

    /// <summary>The first column of the first row; null without one.</summary>
    public object? First(SqliteTransaction transaction, params ReadOnlySpan<object?> values) =>
        With(transaction, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>The number in the first column of the first row; null without one.</summary>
    public long? Number(SqliteTransaction transaction, params ReadOnlySpan<object?> values) => (long?)First(transaction, values);

    /// <summary>The rows, to be read before it is run again.</summary>
    public SqliteDataReader Rows(SqliteTransaction transaction, params ReadOnlySpan<object?> values) => With(transaction, values).ExecuteReader();

    public void Dispose() => command.Dispose();

    private SqliteCommand With(SqliteTransaction transaction, ReadOnlySpan<object?> values)
    {
        command.Transaction = transaction;
        for (var at = 0; at < values.Length; at++)
            command.Parameters[at].Value = values[at] ?? DBNull.Value;
        return command;
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, string[] parameters)
    {
        var prepared = connection.CreateCommand();
#pragma warning disable CA2100 // Every caller gives a literal; values go in as parameters.
        prepared.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in parameters)
            prepared.Parameters.Add(new SqliteParameter { ParameterName = name });
        return prepared;
    }
}
