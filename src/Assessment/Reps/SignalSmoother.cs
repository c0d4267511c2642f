namespace SquatCoach.Assessment;

/// <summary>Zero-phase filters on a curve with gaps (NaN). Bridged and filtered values never reach into an unknown stretch.</summary>
internal static class SignalSmoother
{
    /// <summary>A straight line over every inner run of NaN of at most the given number of frames. Returns a new array.</summary>
    public static double[] BridgeGaps(ReadOnlySpan<double> values, int maxFrames)
    {
        var bridged = values.ToArray();
        var last = -1;
        for (var frame = 0; frame < bridged.Length; frame++)
        {
            if (!double.IsFinite(bridged[frame]))
            {
                continue;
            }

            if (last >= 0 && frame - last > 1 && frame - last - 1 <= maxFrames)
            {
                var step = (bridged[frame] - bridged[last]) / (frame - last);
                for (var inner = last + 1; inner < frame; inner++)
                {
                    bridged[inner] = bridged[last] + (step * (inner - last));
                }
            }

            last = frame;
        }

        return bridged;
    }

    /// <summary>Median over 2r + 1 frames of the known values; the window shrinks evenly at the ends so that edges stay where they are.</summary>
    public static double[] Median(ReadOnlySpan<double> values, int radius)
    {
        var filtered = values.ToArray();
        Span<double> window = stackalloc double[(2 * Math.Min(radius, 64)) + 1];
        for (var frame = 0; radius > 0 && frame < values.Length; frame++)
        {
            if (!double.IsFinite(values[frame]))
            {
                continue;
            }

            var reach = Math.Min(Math.Min(radius, 64), Math.Min(frame, values.Length - 1 - frame));
            var count = 0;
            for (var other = frame - reach; other <= frame + reach; other++)
            {
                if (double.IsFinite(values[other]))
                {
                    window[count++] = values[other];
                }
            }

            filtered[frame] = MedianOf(window[..count]);
        }

        return filtered;
    }

    /// <summary>Gaussian over the known values within three standard deviations, weights renormalised at ends and gaps.</summary>
    public static double[] Gaussian(ReadOnlySpan<double> values, double sigmaFrames)
    {
        var filtered = values.ToArray();
        if (sigmaFrames < 0.3)
        {
            return filtered;
        }

        var radius = (int)Math.Ceiling(3 * sigmaFrames);
        var weights = new double[radius + 1];
        for (var distance = 0; distance <= radius; distance++)
        {
            weights[distance] = Math.Exp(-0.5 * distance * distance / (sigmaFrames * sigmaFrames));
        }

        for (var frame = 0; frame < values.Length; frame++)
        {
            if (!double.IsFinite(values[frame]))
            {
                continue;
            }

            double sum = 0;
            double total = 0;
            var reach = Math.Min(radius, Math.Min(frame, values.Length - 1 - frame));
            for (var offset = -reach; offset <= reach; offset++)
            {
                var value = values[frame + offset];
                if (double.IsFinite(value))
                {
                    sum += weights[Math.Abs(offset)] * value;
                    total += weights[Math.Abs(offset)];
                }
            }

            filtered[frame] = sum / total;
        }

        return filtered;
    }

    /// <summary>The middle value, or the mean of the two in the middle; NaN of nothing. Sorts its argument.</summary>
    public static double MedianOf(Span<double> values)
    {
        if (values.IsEmpty)
        {
            return double.NaN;
        }

        values.Sort();
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    /// <summary>The value below which the given part of the known values lies; NaN where none is known.</summary>
    public static double Quantile(ReadOnlySpan<double> values, double part)
    {
        var known = new List<double>(values.Length);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                known.Add(value);
            }
        }

        if (known.Count == 0)
        {
            return double.NaN;
        }

        known.Sort();
        return known[(int)Math.Round(part * (known.Count - 1))];
    }
}
