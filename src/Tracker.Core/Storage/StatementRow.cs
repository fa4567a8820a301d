using System.Text;
using SQLitePCL;

namespace Tracker.Core.Storage;

/// <summary>The row at which a <see cref="Statement"/> stands; columns are counted from 0.</summary>
internal readonly ref struct StatementRow
{
    private readonly sqlite3_stmt statement;

    internal StatementRow(sqlite3_stmt statement) => this.statement = statement;

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public bool IsBlob(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_BLOB;

    public long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public long? MaybeNumber(int column) => IsNull(column) ? null : Number(column);

    /// <summary>The whole text, beyond a NUL inside it too.</summary>
    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    public string? MaybeText(int column) => IsNull(column) ? null : Text(column);

    public byte[] Blob(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public byte[]? MaybeBlob(int column) => IsNull(column) ? null : Blob(column);
}
