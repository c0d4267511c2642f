using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>Splits a rep into descent, bottom and ascent along its drop curve.</summary>
internal static class RepPhases
{
    public static SegmentedRep Measure(RepSignals signals, in Rep rep, in RepCandidate dip, RepSegmenterOptions options)
    {
        var drop = signals.Drop;
        var size = dip.DropFrom(drop);
        var level = drop[rep.BottomFrame] - (options.BottomLevel * size);
        var first = rep.BottomFrame;
        while (first > rep.StartFrame && drop[first - 1] >= level)
        {
            first--;
        }

        var last = rep.BottomFrame;
        while (last < rep.EndFrame && drop[last + 1] >= level)
        {
            last++;
        }

        // A bounce inside the bottom belongs to it: the bottom ends where the hips leave it for good.
        for (var frame = last; frame <= rep.EndFrame; frame++)
        {
            last = drop[frame] >= level ? frame : last;
        }

        for (var frame = first; frame >= rep.StartFrame; frame--)
        {
            first = drop[frame] >= level ? frame : first;
        }

        var rate = signals.FrameRateHz;
        var tempo = new Tempo((first - rep.StartFrame) / rate, (last - first) / rate, (rep.EndFrame - last) / rate);
        return new SegmentedRep(rep, tempo, size, dip.DropFrom(signals.BodyDrop), dip.DropFrom(signals.ImageDrop), dip.IsCut)
        {
            PeakDescentLegsPerSecond = Steepest(drop, rep.StartFrame, rep.BottomFrame, 1) * rate,
            PeakAscentLegsPerSecond = Steepest(drop, rep.BottomFrame, rep.EndFrame, -1) * rate,
        };
    }

    /// <summary>The greatest change from one frame to the next; NaN of a single frame.</summary>
    private static double Steepest(double[] drop, int from, int to, int sign)
    {
        var steepest = double.NaN;
        for (var frame = from; frame < to; frame++)
        {
            var change = sign * (drop[frame + 1] - drop[frame]);
            steepest = change <= steepest ? steepest : change;
        }

        return steepest;
    }
}
