using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// One rep, ready to be measured: medians around the bottom and around standing, so that one wrong frame changes nothing.
/// NaN where a joint is unknown.
/// </summary>
internal sealed class RepMeasurement(JointSequence joints, SegmentedRep segmented, KeypointTrack? track = null)
{
    /// <summary>Half the window around the bottom; even a jump squat stays within 2° of its deepest knee for 0.2 s.</summary>
    private const double HalfWindowSeconds = 0.1;

    /// <summary>Stature = leg / this (thigh 0.245 + shank 0.246; Drillis and Contini 1966).</summary>
    public const double LegOverStature = 0.491;

    /// <summary>Thigh / stature, same source.</summary>
    public const double ThighOverStature = 0.245;

    public JointSequence Joints => joints;

    public Rep Rep => segmented.Rep;

    /// <summary>The 2D track that the joints were lifted from; null without a video.</summary>
    public KeypointTrack? Track => track;

    public Tempo Tempo => segmented.Tempo;

    public double DropRatio => segmented.DropRatio;

    /// <summary>The athlete's height where it was given; NaN otherwise.</summary>
    public double AthleteHeightMetres { get; init; } = double.NaN;

    /// <summary>What the other reps of the recording are like; of none where this one is looked at alone.</summary>
    public SetReference Set { get; init; } = SetReference.Of([]);

    /// <summary>What the recording offers beyond joints.</summary>
    public MetricNeeds Given =>
        (track is null ? MetricNeeds.None : MetricNeeds.Video)
        | (double.IsFinite(AthleteHeightMetres) ? MetricNeeds.Height : MetricNeeds.None)
        | (track is { HasBack: true } ? MetricNeeds.Back : MetricNeeds.None)
        | (Set.Reps > 1 ? MetricNeeds.Set : MetricNeeds.None);

    public double StartSeconds => joints.TimeSeconds(Rep.StartFrame);

    public double BottomSeconds => joints.TimeSeconds(Rep.BottomFrame);

    public double EndSeconds => joints.TimeSeconds(Rep.EndFrame);

    public double PeakDescentBodyHeightsPerSecond => segmented.PeakDescentLegsPerSecond * LegOverStature;

    public double PeakAscentBodyHeightsPerSecond => segmented.PeakAscentLegsPerSecond * LegOverStature;

    /// <summary>How far image and joints disagree about the drop, in leg lengths; NaN without a video.</summary>
    public double DropDisagreement => Math.Abs(segmented.ImageDropRatio - segmented.BodyDropRatio);

    /// <summary>Drop of the hips in body heights.</summary>
    public double DropBodyHeights => segmented.DropRatio * LegOverStature;

    /// <summary>Median around the bottom.</summary>
    public double Bottom(Func<Pose, double> value) => Around(Rep.BottomFrame, value);

    /// <summary>Median of the last standing frames before and the first after the rep; of the uncut side where the recording cuts one.</summary>
    public double Standing(Func<Pose, double> value)
    {
        var reach = (int)Math.Ceiling(2 * HalfWindowSeconds * joints.FrameRateHz);
        var values = new List<double>();
        if (!segmented.IsCut || IsHigher(Rep.StartFrame, Rep.EndFrame))
        {
            Collect(Rep.StartFrame - reach, Rep.StartFrame, value, values);
        }

        if (!segmented.IsCut || IsHigher(Rep.EndFrame, Rep.StartFrame))
        {
            Collect(Rep.EndFrame, Rep.EndFrame + reach, value, values);
        }

        return MedianOf(values);
    }

    /// <summary>Median from half-way down to half-way up.</summary>
    public double Loaded(Func<Pose, double> value)
    {
        var rate = joints.FrameRateHz;
        var values = new List<double>();
        Collect(Rep.StartFrame + (int)Math.Round(Tempo.DescentSeconds / 2 * rate), Rep.EndFrame - (int)Math.Round(Tempo.AscentSeconds / 2 * rate), value, values);
        return MedianOf(values);
    }

    /// <summary>The bottom minus standing.</summary>
    public double Change(Func<Pose, double> value) => Bottom(value) - Standing(value);

    /// <summary>From half-way down (or from the bottom) on.</summary>
    public double LoadedFromSeconds(RepSpan span) => span == RepSpan.Ascent ? BottomSeconds : StartSeconds + (Tempo.DescentSeconds / 2);

    /// <summary>Until half-way up (or the bottom).</summary>
    public double LoadedToSeconds(RepSpan span) => span == RepSpan.Descent ? BottomSeconds : EndSeconds - (Tempo.AscentSeconds / 2);

    public int FirstFrame(RepSpan span) => span == RepSpan.Ascent ? Rep.BottomFrame : Rep.StartFrame;

    public int LastFrame(RepSpan span) => span == RepSpan.Descent ? Rep.BottomFrame : Rep.EndFrame;

    /// <summary>The frame at which the given part of the way from the bottom to standing is over, in time.</summary>
    public int AscentFrame(double part) => Rep.BottomFrame + (int)Math.Round(part * (Rep.EndFrame - Rep.BottomFrame));

    public MetricValue? RangeOfSides(Func<Pose, BodySide, double> value) => Sides(side => Change(pose => value(pose, side)));

    public MetricValue? BottomOfSides(Func<Pose, BodySide, double> value) =>
        Sides(side => Bottom(pose => value(pose, side)));

    public static MetricValue? Sides(Func<BodySide, double> value)
    {
        var (left, right) = (Known(value(BodySide.Left)), Known(value(BodySide.Right)));
        return left is null && right is null ? null : MetricValue.Sides(left, right);
    }

    public static MetricValue? One(double value) => double.IsFinite(value) ? MetricValue.Of(value) : null;

    /// <summary>The known values over a span of frames, each the median of its neighbourhood.</summary>
    public IEnumerable<double> Through(int firstFrame, int lastFrame, Func<Pose, double> value)
    {
        for (var frame = firstFrame; frame <= lastFrame; frame++)
        {
            var around = Around(frame, value);
            if (double.IsFinite(around))
            {
                yield return around;
            }
        }
    }

    /// <summary>Median standard deviation in metres of the joints around the bottom; NaN where the source tells none.</summary>
    public double SigmaMetres(BodyPart parts)
    {
        if (joints.SigmasMetres.IsEmpty)
        {
            return double.NaN;
        }

        var sigmas = joints.SigmasMetres.Slice(Rep.BottomFrame * SkeletonTopology.JointCount, SkeletonTopology.JointCount);
        var values = new List<double>();
        foreach (var joint in BodyPartJoints.Of(parts))
        {
            values.Add(sigmas[(int)joint]);
        }

        return MedianOf(values);
    }

    private double Around(int frame, Func<Pose, double> value)
    {
        var reach = (int)Math.Round(HalfWindowSeconds * joints.FrameRateHz);
        var values = new List<double>((2 * reach) + 1);
        Collect(frame - reach, frame + reach, value, values);
        return MedianOf(values);
    }

    private void Collect(int first, int last, Func<Pose, double> value, List<double> values)
    {
        for (var frame = Math.Max(0, first); frame <= Math.Min(joints.FrameCount - 1, last); frame++)
        {
            var one = value(new Pose(joints, frame));
            if (double.IsFinite(one))
            {
                values.Add(one);
            }
        }
    }

    private bool IsHigher(int frame, int other) =>
        !(new Pose(joints, frame).HipHeightMetres < new Pose(joints, other).HipHeightMetres);

    private static double MedianOf(List<double> values) =>
        SignalSmoother.MedianOf(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values));

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
