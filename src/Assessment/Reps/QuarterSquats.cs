namespace SquatCoach.Assessment;

/// <summary>
/// Finds series of quarter squats, in which the hips sink too little to stand out from the noise of their height while both knees bend and
/// the trunk leans, again and again. Used only where the hips showed no squat, or none that is deeper.
/// </summary>
internal static class QuarterSquats
{
    public static List<SegmentedRep> Find(RepSignals signals, RepSegmenterOptions options)
    {
        var ofKnees = signals.WithDrop(DropOfKnees(signals));
        var reps = new RepSegmenter(options.ForQuarterSquats()).Accepted(ofKnees, signals);
        reps.RemoveAll(one => SquatRules.BottomKnee(signals, one.Rep) > options.MaxQuarterSquatKneeDegrees || !LeansAndSinks(signals, one, options));
        return reps.Count >= options.MinQuarterSquats ? reps : [];
    }

    /// <summary>Thigh and shank of one length, the hip over the ankle: 1 − cos(flexion / 2) of the leg is lost.</summary>
    private static double[] DropOfKnees(RepSignals signals)
    {
        var drop = new double[signals.FrameCount];
        for (var frame = 0; frame < drop.Length; frame++)
        {
            var flexion = (signals.LeftKneeDegrees[frame] + signals.RightKneeDegrees[frame]) / 2 * Math.PI / 180;
            drop[frame] = 1 - Math.Cos(flexion / 2);
        }

        return drop;
    }

    private static bool LeansAndSinks(RepSignals signals, SegmentedRep one, RepSegmenterOptions options)
    {
        var (rep, lean, drop) = (one.Rep, signals.LeanDegrees, signals.Drop);
        return lean[rep.BottomFrame] - Math.Min(lean[rep.StartFrame], lean[rep.EndFrame]) >= options.MinQuarterSquatLeanDegrees
            && drop[rep.BottomFrame] > Math.Min(drop[rep.StartFrame], drop[rep.EndFrame]);
    }
}
