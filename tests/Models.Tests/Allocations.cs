namespace SquatCoach.AllocationTests;

/// <summary>What a call on a hot path leaves for the garbage collector.</summary>
internal static class Allocations
{
    private const int Rounds = 3;

    /// <summary>
    /// Bytes that <paramref name="calls"/> calls of <paramref name="hotPath"/> take on this thread, after a few that make its buffers: the least of
    /// three rounds. The runtime allocates by itself now and then (a method compiled anew, a pool emptied by a collection), once and in no round that
    /// can be foretold; what every call allocates stands in every round.
    /// </summary>
    public static long LeastOf(Action hotPath, int calls)
    {
        for (var warmUp = 0; warmUp < 3; warmUp++)
            hotPath();
        var least = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var call = 0; call < calls; call++)
                hotPath();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
