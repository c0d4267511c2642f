using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// Finds how much later the clock of a second video runs: its reps are laid over those of the first where most bottoms meet, and the hip
/// curves then say the rest, down to a sixtieth of a second.
/// </summary>
internal static class SetAlignment
{
    /// <summary>Bottoms further apart are not the same rep. Shorter than half of a fast rep.</summary>
    private const double MaxSecondsApart = 0.5;

    private const double FineReachSeconds = 0.4;

    private const double FineStepSeconds = 1.0 / 60;

    /// <summary>Fewer common frames than this are no comparison.</summary>
    private const double MinOverlapSeconds = 1;

    /// <summary>Curves that agree less than this do not show the same set.</summary>
    private const double MinCorrelation = 0.5;

    /// <returns>Seconds to add to the second's times; null where the two do not show the same set.</returns>
    public static double? Find(IReadOnlyList<double> firstBottoms, MotionSeries first, IReadOnlyList<double> secondBottoms, MotionSeries second)
    {
        var best = (Matched: 0, Correlation: double.NegativeInfinity, Offset: 0.0);
        foreach (var offset in from one in firstBottoms from other in secondBottoms select one - other)
        {
            var matched = Matched(firstBottoms, secondBottoms, offset);
            if (matched < best.Matched)
            {
                continue;
            }

            // Evenly spaced reps match as well one rep later: the curves outside them decide.
            var correlation = Correlation(first, second, offset);
            if (matched > best.Matched || correlation > best.Correlation)
            {
                best = (matched, correlation, offset);
            }
        }

        if (best.Matched == 0)
        {
            return null;
        }

        var fine = (best.Correlation, best.Offset);
        for (var step = -FineReachSeconds; step <= FineReachSeconds; step += FineStepSeconds)
        {
            var correlation = Correlation(first, second, best.Offset + step);
            fine = correlation > fine.Correlation ? (correlation, best.Offset + step) : fine;
        }

        return fine.Correlation >= MinCorrelation ? fine.Offset : null;
    }

    private static int Matched(IReadOnlyList<double> first, IReadOnlyList<double> second, double offset)
    {
        var matched = 0;
        var next = 0;
        foreach (var bottom in first)
        {
            while (next < second.Count && second[next] + offset < bottom - MaxSecondsApart)
            {
                next++;
            }

            if (next < second.Count && second[next] + offset <= bottom + MaxSecondsApart)
            {
                matched++;
                next++;
            }
        }

        return matched;
    }

    /// <summary>Pearson's correlation of the hip heights where both are known.</summary>
    private static double Correlation(MotionSeries first, MotionSeries second, double offset)
    {
        var pairs = new List<(double One, double Other)>(first.TimesSeconds.Length);
        for (var frame = 0; frame < first.TimesSeconds.Length; frame++)
        {
            if (first.HipHeightRatio[frame] is { } one && At(second, first.TimesSeconds[frame] - offset) is { } other)
            {
                pairs.Add((one, other));
            }
        }

        return pairs.Count < MinOverlapSeconds * first.FrameRateHz
            ? double.NegativeInfinity
            : MathNet.Numerics.Statistics.Correlation.Pearson(pairs.Select(pair => pair.One), pairs.Select(pair => pair.Other));
    }

    private static double? At(MotionSeries series, double seconds)
    {
        if (series.TimesSeconds.Length == 0)
        {
            return null;
        }

        var frame = (seconds - series.TimesSeconds[0]) * series.FrameRateHz;
        var below = (int)Math.Floor(frame);
        return below < 0 || below + 1 >= series.TimesSeconds.Length
            ? null
            : series.HipHeightRatio[below] + ((frame - below) * (series.HipHeightRatio[below + 1] - series.HipHeightRatio[below]));
    }
}
