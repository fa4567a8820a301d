using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Tracker.Core;

/// <summary>Enumerates a source on a thread of its own, some items ahead of who uses them: git is read while SQLite writes.</summary>
internal static class ReadAhead
{
    /// <param name="items">How many items may wait; they bound the memory that it takes.</param>
    public static IEnumerable<T> Of<T>(Func<CancellationToken, IEnumerable<T>> source, int items, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var waiting = new BlockingCollection<T>(items);
        ExceptionDispatchInfo? failure = null;
        var reader = new Thread(() => failure = Fill(source, waiting, stop.Token)) { IsBackground = true, Name = "read ahead" };
        reader.Start();
        try
        {
            foreach (var item in waiting.GetConsumingEnumerable(CancellationToken.None))
                yield return item;
            // The items end before the thread has said how: only its end makes that known.
            reader.Join();
            failure?.Throw();
        }
        finally
        {
            // Who stops early must not leave a thread behind that reads from what is disposed of next.
            stop.Cancel();
            reader.Join();
        }
    }

    private static ExceptionDispatchInfo? Fill<T>(Func<CancellationToken, IEnumerable<T>> source, BlockingCollection<T> waiting, CancellationToken stop)
    {
        try
        {
            foreach (var item in source(stop))
                waiting.Add(item, stop);
            return null;
        }
        catch (Exception exception)
        {
            // Whatever it is, it is thrown again on the thread that uses the items.
            return ExceptionDispatchInfo.Capture(exception);
        }
        finally
        {
            waiting.CompleteAdding();
        }
    }
}
