namespace SquatCoach.Assessment;

/// <summary>
/// The rep rule of the field, to compare with: peaks of the sunken pelvis, prominent by 0.7 of the curve's range and 0.5 s apart
/// (opencap-processing, squat_analysis.py; the order of the conditions is that of SciPy's find_peaks). It counts whatever goes down and up.
/// </summary>
public static class PeakRule
{
    private const double ProminenceOfRange = 0.7;

    private const double MinSecondsApart = 0.5;

    /// <param name="hipHeights">T heights in any unit; what is unknown holds the last known height.</param>
    /// <param name="frameRateHz">Positive.</param>
    /// <returns>The frames of the bottoms, in the order of time.</returns>
    public static IReadOnlyList<int> Find(IReadOnlyList<double?> hipHeights, double frameRateHz)
    {
        ArgumentNullException.ThrowIfNull(hipHeights);
        var depths = Depths(hipHeights);
        if (depths.Length < 3)
        {
            return [];
        }

        var least = ProminenceOfRange * (depths.Max() - depths.Min());
        var kept = new List<int>();
        foreach (var peak in LocalPeaks(depths).OrderByDescending(peak => depths[peak]))
        {
            if (kept.TrueForAll(other => Math.Abs(other - peak) >= MinSecondsApart * frameRateHz))
            {
                kept.Add(peak);
            }
        }

        return [.. kept.Where(peak => least > 0 && Prominence(depths, peak) >= least).Order()];
    }

    private static double[] Depths(IReadOnlyList<double?> heights)
    {
        var depths = new List<double>(heights.Count);
        var last = -(heights.FirstOrDefault(height => height is not null) ?? 0);
        foreach (var height in heights)
        {
            last = height is { } known ? -known : last;
            depths.Add(last);
        }

        return [.. depths];
    }

    /// <summary>Places higher than both neighbours; the middle of a plateau.</summary>
    private static IEnumerable<int> LocalPeaks(double[] depths)
    {
        for (var first = 1; first < depths.Length - 1; first++)
        {
            var last = first;
            while (last + 1 < depths.Length && depths[last + 1] == depths[first])
            {
                last++;
            }

            if (depths[first - 1] < depths[first] && last + 1 < depths.Length && depths[last + 1] < depths[first])
            {
                yield return (first + last) / 2;
            }

            first = last;
        }
    }

    /// <summary>How far one has to come up from a peak, on the easier side, before reaching a deeper place.</summary>
    private static double Prominence(double[] depths, int peak)
    {
        double Least(int step)
        {
            var least = depths[peak];
            for (var frame = peak; frame >= 0 && frame < depths.Length && depths[frame] <= depths[peak]; frame += step)
            {
                least = Math.Min(least, depths[frame]);
            }

            return least;
        }

        return depths[peak] - Math.Max(Least(-1), Least(1));
    }
}
