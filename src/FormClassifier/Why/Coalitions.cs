using System.Numerics;

namespace SquatCoach.FormClassifier;

/// <summary>
/// Shares out among n players what they reach together, from the value of every coalition (a bit for each player). For few players it is exact.
/// </summary>
internal static class Coalitions
{
    /// <summary>
    /// Each player's Shapley value (Shapley 1953): what joining adds, averaged over all orders of joining. The values add up to the value of all
    /// minus that of nobody.
    /// </summary>
    /// <param name="values">2ⁿ values, by coalition.</param>
    /// <param name="shares">n values.</param>
    public static void Singles(ReadOnlySpan<double> values, Span<double> shares)
    {
        Require(values, shares.Length);
        var players = shares.Length;
        for (var player = 0; player < players; player++)
        {
            shares[player] = 0;
            var own = 1 << player;
            for (var others = 0; others < values.Length; others++)
            {
                if ((others & own) == 0)
                    shares[player] += (values[others | own] - values[others]) / (players * Choose(players - 1, BitOperations.PopCount((uint)others)));
            }
        }
    }

    /// <summary>
    /// What each pair adds by being there together, beyond what its two add alone: the Shapley–Taylor index of order two (Sundararajan, Dhamdhere
    /// and Agarwal 2020). With what each player adds to nobody, the pairs add up to the value of all minus that of nobody.
    /// </summary>
    /// <param name="values">2ⁿ values, by coalition.</param>
    /// <param name="players">n.</param>
    /// <param name="pairs">n (n − 1) / 2 values, first player by first player.</param>
    public static void Pairs(ReadOnlySpan<double> values, int players, Span<double> pairs)
    {
        Require(values, players);
        var pair = 0;
        for (var first = 0; first < players; first++)
        {
            for (var second = first + 1; second < players; second++, pair++)
            {
                pairs[pair] = 0;
                var (a, b) = (1 << first, 1 << second);
                for (var others = 0; others < values.Length; others++)
                {
                    if ((others & (a | b)) == 0)
                    {
                        var together = values[others | a | b] - values[others | a] - values[others | b] + values[others];
                        pairs[pair] += 2 * together / (players * Choose(players - 1, BitOperations.PopCount((uint)others)));
                    }
                }
            }
        }
    }

    private static double Choose(int of, int some)
    {
        double ways = 1;
        for (var one = 1; one <= some; one++)
            ways = ways * (of - some + one) / one;
        return ways;
    }

    private static void Require(ReadOnlySpan<double> values, int players)
    {
        if (values.Length != 1 << players)
            throw new ArgumentException($"Found {values.Length} values for {players} players, expected {1 << players}.", nameof(values));
    }
}
