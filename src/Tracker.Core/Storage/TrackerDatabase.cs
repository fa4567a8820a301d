using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tracker.Core.Storage;

/// <summary>The SQLite file: opened for the one writer or for readers, its schema brought up to date.</summary>
public sealed class TrackerDatabase(string path)
{
    public const string FileName = "tracker.db";

    /// <summary>
    /// Nobody asks SQLite how much memory it holds: without keeping count, a pass writes faster (SQLITE_CONFIG_MEMSTATUS).
    /// Its locks stay, since a statement that was left to the garbage collector is ended on the collector's thread.
    /// </summary>
    static TrackerDatabase()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public string Path { get; } = path;

    public static TrackerDatabase In(string dataFolder) => new(System.IO.Path.Combine(dataFolder, FileName));

    public bool Exists => File.Exists(Path);

    /// <summary>Opens it for writing, makes it when it is not there, and runs the schema files that it lacks.</summary>
    /// <exception cref="TrackerException">The disk or the file does not let us.</exception>
    public SqliteConnection OpenForWriting()
    {
        try
        {
            if (System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            var connection = Open(SqliteOpenMode.ReadWriteCreate);
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;");
            BringUpToDate(connection);
            DeferredIndexes.PutBack(connection);
            return connection;
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw NotWritable(failure);
        }
    }

    /// <summary>Opens it for reading alone.</summary>
    /// <exception cref="TrackerException">There is none yet, or it is of another release.</exception>
    public SqliteConnection OpenForReading()
    {
        if (!Exists)
            throw new TrackerException($"There is no database at {Path} yet. Run 'tracker sync' first.");
        try
        {
            var connection = Open(SqliteOpenMode.ReadOnly);
            if (connection.ExecuteScalar<long>("PRAGMA user_version") != SchemaFiles.Count)
                throw new TrackerException($"The database at {Path} is of another release. Run 'tracker sync' to bring it up to date.");
            return connection;
        }
        catch (SqliteException failure)
        {
            throw new TrackerException($"The database at {Path} cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>The disk or its permissions are at fault, not Tracker: SQLITE_PERM, READONLY, IOERR, FULL, CANTOPEN (sqlite3.h).</summary>
    public static bool IsOfDisk(SqliteException failure) => failure.SqliteErrorCode is 3 or 8 or 10 or 13 or 14;

    /// <summary>What to tell the operator when a write fails half-way: full disk, read-only disk, no permission.</summary>
    public TrackerException NotWritable(Exception failure) =>
        new($"The database at {Path} cannot be written: {failure.Message.TrimEnd('.')}. Check the disk's space and permissions, or give another folder with --data.", failure);

    private SqliteConnection Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Mode = mode, ForeignKeys = true, DefaultTimeout = 30, Pooling = false }.ToString());
        try
        {
            connection.Open();
            connection.Execute("PRAGMA mmap_size = 268435456;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void BringUpToDate(SqliteConnection connection)
    {
        var has = connection.ExecuteScalar<long>("PRAGMA user_version");
        if (has > SchemaFiles.Count)
            throw new TrackerException("The database was written by a newer release of Tracker. Use that release, or give another folder with --data.");
        foreach (var (number, sql) in SchemaFiles.Skip((int)has))
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(sql, transaction: transaction);
            connection.Execute($"PRAGMA user_version = {number}", transaction: transaction);
            transaction.Commit();
        }
    }

    /// <summary>The numbered SQL files, in order: 001.sql is 1.</summary>
    internal static IReadOnlyList<(int Number, string Sql)> SchemaFiles { get; } =
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (int.Parse(name.Split('.')[^2]), ReadResource(name)))];

    private static string ReadResource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
