using MathNet.Numerics.Statistics;
using SquatCoach.Movement;

namespace SquatCoach.Pose3D;

/// <summary>
/// The one length by which a whole track is divided before lifting: torso plus leg in pixels, as they show in standing. The same rule
/// as body_scale in training/lifter/normalise.py; golden arrays hold both together.
/// </summary>
internal static class BodyScale
{
    private const float Confident = 0.3f;

    private const double Percentile = 90;

    /// <summary>Perspective and noise make the upper percentile longer than the body by this, on synthetic tracks of all views.</summary>
    private const double MeasuredOverTrue = 1.05;

    /// <summary>How much longer than its torso, or its leg, a body (torso + leg) is, from UI-PRMD.</summary>
    private const double TorsosInABody = 2.66;

    private const double LegsInABody = 1.60;

    /// <summary>
    /// The 90th percentile over frames of |mid-shoulder − mid-hip| plus the longer |hip − knee| + |knee − ankle|, over frames where
    /// all of these are confident; where torso or legs never are, the other times a fixed proportion.
    /// </summary>
    /// <param name="points">T × 21 × (x, y, confidence), flat, pixels.</param>
    /// <returns>Pixels; 0 where neither torso nor a leg was ever confident.</returns>
    public static double MeasurePx(ReadOnlySpan<float> points)
    {
        List<double> bodies = [], torsos = [], legs = [];
        for (var offset = 0; offset < points.Length; offset += KeypointTrack.ValuesPerFrame)
        {
            var frame = points.Slice(offset, KeypointTrack.ValuesPerFrame);
            var torso = TorsoPx(frame);
            var left = LegPx(frame, Keypoint.LeftHip, Keypoint.LeftKnee, Keypoint.LeftAnkle);
            var right = LegPx(frame, Keypoint.RightHip, Keypoint.RightKnee, Keypoint.RightAnkle);
            var leg = double.IsNaN(left) ? right : double.IsNaN(right) ? left : Math.Max(left, right);
            Keep(bodies, torso + leg);
            Keep(torsos, torso * TorsosInABody);
            Keep(legs, leg * LegsInABody);
        }

        var values = bodies.Count > 0 ? bodies : torsos.Count > 0 ? torsos : legs;
        return values.Count == 0 ? 0 : values.QuantileCustom(Percentile / 100, QuantileDefinition.R7) / MeasuredOverTrue;
    }

    private static void Keep(List<double> values, double value)
    {
        if (double.IsFinite(value))
            values.Add(value);
    }

    private static double TorsoPx(ReadOnlySpan<float> frame)
    {
        if (!AreConfident(frame, Keypoint.LeftShoulder, Keypoint.RightShoulder, Keypoint.LeftHip, Keypoint.RightHip))
            return double.NaN;
        var (leftShoulder, rightShoulder) = (At(frame, Keypoint.LeftShoulder), At(frame, Keypoint.RightShoulder));
        var (leftHip, rightHip) = (At(frame, Keypoint.LeftHip), At(frame, Keypoint.RightHip));
        var x = ((leftShoulder.X + rightShoulder.X) / 2) - ((leftHip.X + rightHip.X) / 2);
        var y = ((leftShoulder.Y + rightShoulder.Y) / 2) - ((leftHip.Y + rightHip.Y) / 2);
        return Math.Sqrt((x * x) + (y * y));
    }

    private static double LegPx(ReadOnlySpan<float> frame, Keypoint hip, Keypoint knee, Keypoint ankle) =>
        AreConfident(frame, hip, knee, ankle)
            ? DistancePx(At(frame, hip), At(frame, knee)) + DistancePx(At(frame, knee), At(frame, ankle))
            : double.NaN;

    private static double DistancePx((double X, double Y) a, (double X, double Y) b) =>
        Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y)));

    private static (double X, double Y) At(ReadOnlySpan<float> frame, Keypoint keypoint) =>
        (frame[(int)keypoint * 3], frame[((int)keypoint * 3) + 1]);

    private static bool AreConfident(ReadOnlySpan<float> frame, params ReadOnlySpan<Keypoint> keypoints)
    {
        foreach (var keypoint in keypoints)
        {
            if (!(frame[((int)keypoint * 3) + 2] >= Confident))
                return false;
        }

        return true;
    }
}
