using System.Globalization;

namespace Tracker.Core.Storage;

/// <summary>The one writer's lock on a data folder: held by the process, so that it goes with it however it ends.</summary>
public sealed class DataLock : IDisposable
{
    public const string FileName = "lock";

    /// <summary>EWOULDBLOCK of flock(2), as .NET hands it on.</summary>
    private const int HeldByAnother = 11;

    private readonly FileStream file;

    private DataLock(FileStream file) => this.file = file;

    /// <exception cref="DataHeldException">Another process holds it; the message says which.</exception>
    /// <exception cref="TrackerException">The folder cannot be written.</exception>
    public static DataLock Take(string dataFolder, TimeProvider clock)
    {
        var path = Path.Combine(dataFolder, FileName);
        try
        {
            Directory.CreateDirectory(dataFolder);
            var taken = new DataLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            // Beside it, since a locked file cannot be read.
            File.WriteAllText(HolderPath(path), string.Create(
                CultureInfo.InvariantCulture, $"process {Environment.ProcessId} since {clock.GetUtcNow().UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"));
            return taken;
        }
        catch (IOException failure) when (failure.HResult == HeldByAnother)
        {
            throw new DataHeldException($"Another pass is writing to {dataFolder} ({Holder(path)}). Wait for it, or stop it: the next one goes on where it stopped.", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TrackerException($"The data folder {dataFolder} cannot be written: {failure.Message.TrimEnd('.')}. Check the disk's space and permissions, or give another folder with --data.", failure);
        }
    }

    public void Dispose() => file.Dispose();

    private static string HolderPath(string path) => path + ".holder";

    private static string Holder(string path)
    {
        try
        {
            return File.ReadAllText(HolderPath(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "a process that did not say which";
        }
    }
}
