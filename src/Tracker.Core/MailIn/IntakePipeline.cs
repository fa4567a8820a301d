using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Tracker.Core.MailIn;

/// <summary>
/// Reads an archive on one thread and its mails on another while the caller stores: order kept, memory bounded. What
/// goes wrong on a thread is thrown to the caller, after the batches that came before it.
/// </summary>
internal sealed class IntakePipeline : IDisposable
{
    /// <summary>Raw mail between the two threads. A bigger batch goes through alone.</summary>
    private const long MostBytes = 48 << 20;

    private readonly BlockingCollection<ArchiveBatch> raw = [];
    private readonly BlockingCollection<MailBatch> read = new(boundedCapacity: 4);
    private readonly CancellationTokenSource stop;
    private readonly object gate = new();
    private readonly Thread[] threads;
    private long bytesInside;
    private ExceptionDispatchInfo? failure;

    public IntakePipeline(
        Func<CancellationToken, IEnumerable<ArchiveBatch>> archive, Func<byte[], DateTimeOffset?, MailReading> readMail, CancellationToken cancellationToken)
    {
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        threads =
        [
            Start("archive reader", () => ReadArchive(archive), raw.CompleteAdding),
            Start("mail reader", () => ReadMails(readMail), read.CompleteAdding),
        ];
    }

    /// <summary>The batches in the archive's order, each with its mails read.</summary>
    public IEnumerable<MailBatch> Batches()
    {
        foreach (var batch in read.GetConsumingEnumerable(stop.Token))
            yield return batch;
        failure?.Throw();
        // A reader that was stopped ends as quietly as one that is done.
        stop.Token.ThrowIfCancellationRequested();
    }

    public void Dispose()
    {
        stop.Cancel();
        lock (gate)
            Monitor.PulseAll(gate);
        foreach (var thread in threads)
            thread.Join();
        raw.Dispose();
        read.Dispose();
        stop.Dispose();
    }

    private void ReadArchive(Func<CancellationToken, IEnumerable<ArchiveBatch>> archive)
    {
        foreach (var batch in archive(stop.Token))
        {
            WaitForRoom(SizeOf(batch));
            raw.Add(batch, stop.Token);
        }
    }

    private void ReadMails(Func<byte[], DateTimeOffset?, MailReading> readMail)
    {
        foreach (var batch in raw.GetConsumingEnumerable(stop.Token))
        {
            var readings = new (string Locator, MailReading Reading)[batch.Mails.Count];
            for (var at = 0; at < readings.Length; at++)
                readings[at] = (batch.Mails[at].Locator, readMail(batch.Mails[at].Bytes, batch.Mails[at].ArchivedAt));
            GiveRoom(SizeOf(batch));
            read.Add(new MailBatch(batch with { Mails = [] }, readings), stop.Token);
        }
    }

    private static long SizeOf(ArchiveBatch batch) => batch.Mails.Sum(mail => (long)mail.Bytes.Length);

    private void WaitForRoom(long bytes)
    {
        lock (gate)
        {
            while (bytesInside > 0 && bytesInside + bytes > MostBytes && !stop.IsCancellationRequested)
                Monitor.Wait(gate);
            bytesInside += bytes;
        }
    }

    private void GiveRoom(long bytes)
    {
        lock (gate)
        {
            bytesInside -= bytes;
            Monitor.PulseAll(gate);
        }
    }

    private Thread Start(string name, Action work, Action end)
    {
        var thread = new Thread(() => Run(work, end)) { Name = name, IsBackground = true };
        thread.Start();
        return thread;
    }

    private void Run(Action work, Action end)
    {
        try
        {
            work();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The caller stopped listening.
        }
        catch (Exception thrown)
        {
            // Whatever it is, it belongs to the caller's thread: there it is thrown again.
            Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(thrown), null);
        }
        finally
        {
            end();
        }
    }
}

/// <summary>A piece of an archive with its mails read; the raw bytes are gone.</summary>
internal sealed record MailBatch(ArchiveBatch Archive, IReadOnlyList<(string Locator, MailReading Reading)> Readings);
