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
    private const double LegOverStature = 0.491;

    public JointSequence Joints => joints;

    public Rep Rep => segmented.Rep;

    /// <summary>The 2D track that the joints were lifted from; null without a video.</summary>
    public KeypointTrack? Track => track;

    public Tempo Tempo => segmented.Tempo;

    public double DropRatio => segmented.DropRatio;

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
