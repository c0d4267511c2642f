using System.Collections.Concurrent;

namespace SquatCoach.Assessment;

/// <summary>Lets a source work on a thread of its own, a few items ahead of whoever takes them.</summary>
internal static class ReadAhead
{
    /// <summary>The items of the source in its order. What it throws arrives after the items that it gave before.</summary>
    /// <param name="source">Is enumerated on another thread, once.</param>
    /// <param name="count">At most so many items wait.</param>
    /// <param name="cancellationToken">Ends both sides.</param>
    public static IEnumerable<T> Of<T>(IEnumerable<T> source, int count, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // Not disposed: whoever leaves early does not wait for a source that waits for its own input, and that source may add once more.
        var ready = new BlockingCollection<T>(count);
        var reading = Task.Factory.StartNew(() => Fill(ready, source, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            foreach (var item in ready.GetConsumingEnumerable(cancellationToken))
            {
                yield return item;
            }

            reading.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
        }
    }

    private static void Fill<T>(BlockingCollection<T> ready, IEnumerable<T> source, CancellationToken stop)
    {
        try
        {
            foreach (var item in source)
            {
                ready.Add(item, stop);
            }
        }
        finally
        {
            ready.CompleteAdding();
        }
    }
}
