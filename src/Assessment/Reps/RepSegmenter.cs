using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// Finds the squats of a sequence: dips of the hip height over the ankles that knees, trunk and feet confirm. Reps do not depend
/// on where the body stands, which way it faces or which of its legs is called left.
/// The peak rule of the field (opencap-processing: peaks of pelvis height, prominence 0.7 × range, 0.5 s apart) is the model;
/// here every dip is measured against its own standing, and a video, where there is one, adds the hip height in the image.
/// </summary>
public sealed class RepSegmenter(RepSegmenterOptions? options = null)
{
    private readonly RepSegmenterOptions _options = options ?? RepSegmenterOptions.Default;

    /// <summary>The reps in the order of time; they do not overlap. Never fails: of nothing there are none.</summary>
    /// <param name="joints">T × 19 joints, metres, z up.</param>
    /// <param name="track">The 2D track that the joints were lifted from, or null without a video.</param>
    public IReadOnlyList<Rep> Find(JointSequence joints, KeypointTrack? track = null)
    {
        ArgumentNullException.ThrowIfNull(joints);
        return Segment(RepSignalBuilder.Build(joints, track, _options)).ConvertAll(one => one.Rep);
    }

    /// <summary>
    /// The reps with their tempo. Where the hips show none, or none deeper than a quarter squat, a series of quarter squats is looked for in the knees, and taken where it is the longer one:
    /// of such small dips the hips' noise hides every other.
    /// </summary>
    internal List<SegmentedRep> Segment(RepSignals signals)
    {
        var reps = Accepted(signals, signals);
        if (reps.Exists(one => SquatRules.BottomKnee(signals, one.Rep) > _options.MaxQuarterSquatKneeDegrees))
        {
            return reps;
        }

        var quarters = QuarterSquats.Find(signals, _options);
        return quarters.Count > reps.Count ? quarters : reps;
    }

    /// <param name="signals">The signals whose drop curve is searched.</param>
    /// <param name="original">The signals as they were measured.</param>
    internal List<SegmentedRep> Accepted(RepSignals signals, RepSignals original) =>
        [.. Judge(signals).Where(judged => judged.Refusal == RepRefusal.None)
            .Select(judged => RepPhases.Measure(signals, judged.Rep, judged.Dip, _options) with
            {
                ImageDropRatio = judged.Dip.DropFrom(original.ImageDrop),
                BodyDropRatio = judged.Dip.DropFrom(original.BodyDrop),
            })];

    /// <summary>Every dip of the hips with what was decided about it.</summary>
    internal List<(Rep Rep, RepCandidate Dip, RepRefusal Refusal)> Judge(RepSignals signals)
    {
        var dips = HipDips.Find(signals.Drop, _options);
        var reps = dips.ConvertAll(dip => ToRep(signals, dip));
        var refusals = dips.Select((dip, index) => SquatRules.Judge(signals, reps[index], dip, _options)).ToArray();
        double DropOf(int index) => dips[index].DropFrom(signals.Drop);
        double HandsOf(int index) => SquatRules.AtBottom(signals, signals.HandHeight, reps[index]);
        double LeanOf(int index) => SquatRules.AtBottom(signals, signals.LeanDegrees, reps[index]);
        int[] accepted = [.. Enumerable.Range(0, dips.Count).Where(index => refusals[index] == RepRefusal.None).OrderBy(DropOf)];
        var usual = WeightedMiddle(accepted, DropOf);
        var (usualDrop, usualLean, usualHands) = usual < 0 ? (double.NaN, double.NaN, double.NaN) : (DropOf(usual), LeanOf(usual), HandsOf(usual));
        for (var index = 0; index < dips.Count; index++)
        {
            var part = DropOf(index) / usualDrop;
            if (refusals[index] == RepRefusal.None && part < _options.MinDropOfUsual && !SquatRules.IsQuarterSquat(signals, reps[index], _options))
            {
                refusals[index] = RepRefusal.TooSmallForTheSet;
            }
            else if (refusals[index] == RepRefusal.None && HandsOf(index) < _options.PickUpHandHeight && HandsOf(index) < usualHands - _options.PickUpReach)
            {
                refusals[index] = RepRefusal.PickedUp;
            }
            else if (refusals[index] == RepRefusal.None && part < _options.StoopDropOfUsual && LeanOf(index) > usualLean + _options.StoopLeanDegrees)
            {
                refusals[index] = RepRefusal.Bow;
            }
        }

        return [.. dips.Select((dip, index) => (reps[index], dip, refusals[index]))];
    }

    /// <summary>Half of all the drop is in deeper reps: many small sways do not outvote two squats. -1 of nothing.</summary>
    private static int WeightedMiddle(int[] byDrop, Func<int, double> dropOf)
    {
        var left = byDrop.Sum(dropOf) / 2;
        foreach (var index in byDrop)
        {
            left -= dropOf(index);
            if (left <= 0)
            {
                return index;
            }
        }

        return -1;
    }

    private Rep ToRep(RepSignals signals, in RepCandidate dip)
    {
        var start = Stand(signals.Drop, dip, dip.LowFrame, dip.CutAtStart);
        var end = Stand(signals.Drop, dip, dip.HighFrame, dip.CutAtEnd);
        var rep = new Rep(start, dip.BottomFrame, end, dip.IsCut);
        return rep with { IsPartial = dip.IsCut || UnseenAtTheEdge(signals, rep) || IsTooShallow(signals, rep) };
    }

    private bool UnseenAtTheEdge(RepSignals signals, in Rep rep)
    {
        var near = (int)Math.Round(_options.EdgeSeconds * signals.FrameRateHz);
        return (rep.StartFrame <= near && signals.LegConfidence[rep.StartFrame] < _options.MinLegConfidence)
            || (rep.EndFrame >= signals.FrameCount - 1 - near && signals.LegConfidence[rep.EndFrame] < _options.MinLegConfidence);
    }

    private bool IsTooShallow(RepSignals signals, in Rep rep) =>
        SquatRules.BottomKnee(signals, rep) < _options.MinSquatKneeFlexionDegrees && !SquatRules.SurelyBent(signals, rep, _options);

    /// <summary>
    /// Where standing ends (or begins): two levels near standing are looked up from the bottom outwards and the line through
    /// them is continued. A single level close to standing would follow every sway; the line does not.
    /// </summary>
    private int Stand(double[] drop, in RepCandidate dip, int edge, bool isCut)
    {
        var standing = isCut ? dip.StandingDrop(drop) : StandingLevel(drop, edge, _options.StandingSway * (drop[dip.BottomFrame] - drop[edge]));
        var size = drop[dip.BottomFrame] - standing;
        var upper = Crossing(drop, dip.BottomFrame, edge, standing + (_options.UpperStandingLevel * size));
        var lower = Crossing(drop, upper, edge, standing + (_options.LowerStandingLevel * size));
        var beyond = lower + (int)Math.Round((lower - upper) * _options.StandingContinuation);
        return edge < dip.BottomFrame ? Math.Max(edge, beyond) : Math.Min(edge, beyond);
    }

    /// <summary>
    /// How high the hips are in standing: the median of the frames around the highest that stay near it. The highest one alone is where noise
    /// lifted them most, and levels counted from there are reached too early.
    /// </summary>
    private static double StandingLevel(double[] drop, int edge, double sway)
    {
        var (first, last) = (edge, edge);
        while (first > 0 && drop[first - 1] <= drop[edge] + sway)
        {
            first--;
        }

        while (last < drop.Length - 1 && drop[last + 1] <= drop[edge] + sway)
        {
            last++;
        }

        return SignalSmoother.MedianOf(drop.AsSpan(first, last - first + 1).ToArray());
    }

    /// <summary>The first frame from one towards another at which the hips are as high as the level; the other where there is none.</summary>
    private static int Crossing(double[] drop, int from, int to, double level)
    {
        var step = Math.Sign(to - from);
        var frame = from;
        while (frame != to && drop[frame] > level)
        {
            frame += step;
        }

        return frame;
    }
}
