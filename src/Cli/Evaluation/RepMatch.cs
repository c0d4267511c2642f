using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>Pairs found reps with true ones by their bottoms, each at most once, nearest first.</summary>
public static class RepMatch
{
    /// <summary>Further apart than this they are not the same rep.</summary>
    public const double MaxSecondsApart = 1.0;

    /// <returns>For every true bottom the found rep, or null.</returns>
    public static IReadOnlyList<RepReport?> Pair(IReadOnlyList<double?> trueBottomsSeconds, IReadOnlyList<RepReport> found)
    {
        ArgumentNullException.ThrowIfNull(trueBottomsSeconds);
        ArgumentNullException.ThrowIfNull(found);
        var pairs = new RepReport?[trueBottomsSeconds.Count];
        var taken = new HashSet<RepReport>(ReferenceEqualityComparer.Instance);
        var candidates =
            from index in Enumerable.Range(0, trueBottomsSeconds.Count)
            where trueBottomsSeconds[index] is not null
            from rep in found
            let apart = Math.Abs(rep.BottomSeconds - trueBottomsSeconds[index]!.Value)
            where apart <= MaxSecondsApart
            orderby apart
            select (index, rep);
        foreach (var (index, rep) in candidates)
        {
            if (pairs[index] is null && taken.Add(rep))
            {
                pairs[index] = rep;
            }
        }

        return pairs;
    }
}
