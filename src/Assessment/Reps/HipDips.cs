namespace SquatCoach.Assessment;

/// <summary>
/// Finds the dips of the hips in the drop curve: alternating turning points with hysteresis, then dips joined where the
/// hips did not come back far enough in between (a bounce at the bottom), and small ones dropped.
/// </summary>
internal static class HipDips
{
    /// <summary>A swing under this at the very beginning is noise, not the end of a descent.</summary>
    private const double EdgeSwing = 0.01;

    public static List<RepCandidate> Find(ReadOnlySpan<double> drop, RepSegmenterOptions options)
    {
        var dips = new List<RepCandidate>();
        var start = 0;
        while (start < drop.Length)
        {
            if (!double.IsFinite(drop[start]))
            {
                start++;
                continue;
            }

            var end = start;
            while (end < drop.Length && double.IsFinite(drop[end]))
            {
                end++;
            }

            dips.AddRange(InStretch(drop, start, end, options));
            start = end;
        }

        return dips;
    }

    private static List<RepCandidate> InStretch(ReadOnlySpan<double> drop, int start, int end, RepSegmenterOptions options)
    {
        var turns = TurningPoints(drop, start, end, options.MinSwing);
        RemoveShallow(turns, drop, options.MinDrop);
        JoinBounces(turns, drop, options.MinReturn);
        var dips = new List<RepCandidate>();
        for (var bottom = 1; bottom + 1 < turns.Count; bottom += 2)
        {
            var dip = new RepCandidate(turns[bottom - 1], turns[bottom], turns[bottom + 1], false, false);
            var (before, after) = (drop[dip.LowFrame], drop[dip.HighFrame]);
            var depth = drop[dip.BottomFrame] - Math.Min(before, after);
            dip = dip with
            {
                CutAtStart = dip.LowFrame == start && before > after && before - after > options.CutLevel * depth,
                CutAtEnd = dip.HighFrame == end - 1 && after > before && after - before > options.CutLevel * depth,
            };
            var seen = drop[dip.BottomFrame] - Math.Max(before, after);
            if (depth >= options.MinDrop && seen >= options.MinSeenOfCutPhase * depth)
            {
                dips.Add(dip);
            }
        }

        return dips;
    }

    /// <summary>
    /// Frames of high hips (even places) and low hips (odd places), beginning and ending with high hips. Between neighbours
    /// the curve swings by at least the given amount, except at both ends: a dip that the recording cuts may be seen in part.
    /// </summary>
    private static List<int> TurningPoints(ReadOnlySpan<double> drop, int start, int end, double minSwing)
    {
        var turns = new List<int> { start };
        var extreme = start;
        var goingDown = true;
        for (var frame = start + 1; frame < end; frame++)
        {
            var beyond = goingDown ? drop[frame] - drop[extreme] : drop[extreme] - drop[frame];
            if (beyond >= 0)
            {
                extreme = frame;
            }
            else if (turns.Count == 1 && drop[frame] < drop[turns[0]] && drop[extreme] - drop[turns[0]] < EdgeSwing)
            {
                // No descent yet, and the hips were never as high as here.
                turns[0] = frame;
                extreme = frame;
            }
            else if (-beyond >= minSwing)
            {
                turns.Add(extreme);
                goingDown = !goingDown;
                extreme = frame;
            }
        }

        if (!goingDown)
        {
            turns.Add(extreme);
        }
        else if (extreme < end - 1 && drop[extreme] - drop[turns[^1]] >= minSwing)
        {
            turns.Add(extreme);
            turns.Add(HighestHips(drop, extreme, end));
        }

        return turns;
    }

    private static int HighestHips(ReadOnlySpan<double> drop, int start, int end)
    {
        var highest = start;
        for (var frame = start + 1; frame < end; frame++)
        {
            highest = drop[frame] < drop[highest] ? frame : highest;
        }

        return highest;
    }

    /// <summary>Removes the dips that are too shallow, with the lower of the two stands beside each.</summary>
    private static void RemoveShallow(List<int> turns, ReadOnlySpan<double> drop, double minDrop)
    {
        for (var bottom = 1; bottom + 1 < turns.Count;)
        {
            var (before, after) = (drop[turns[bottom - 1]], drop[turns[bottom + 1]]);
            if (drop[turns[bottom]] - Math.Min(before, after) >= minDrop)
            {
                bottom += 2;
                continue;
            }

            turns.RemoveAt(before > after ? bottom - 1 : bottom + 1);
            turns.RemoveAt(before > after ? bottom - 1 : bottom);
        }
    }

    /// <summary>Joins two dips between which the hips did not come back far enough: the lower bottom stays.</summary>
    private static void JoinBounces(List<int> turns, ReadOnlySpan<double> drop, double minReturn)
    {
        for (var high = 2; high + 2 < turns.Count;)
        {
            var shallower = Math.Min(drop[turns[high - 1]], drop[turns[high + 1]]);
            var standing = Math.Min(drop[turns[high - 2]], drop[turns[high + 2]]);
            if (shallower - drop[turns[high]] >= minReturn * (shallower - standing))
            {
                high += 2;
                continue;
            }

            var firstIsLower = drop[turns[high - 1]] >= drop[turns[high + 1]];
            turns.RemoveRange(firstIsLower ? high : high - 1, 2);
            high = Math.Max(2, high - 2);
        }
    }
}
