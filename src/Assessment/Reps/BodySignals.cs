using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>The rep signals of a 3D sequence. Works with a moving or a root-relative origin: every height is taken over the ankles.</summary>
internal static class BodySignals
{
    public static RepSignals From(JointSequence joints)
    {
        var signals = new RepSignals(joints.FrameRateHz, joints.FrameCount);
        var leg = LegMetres(joints);
        if (!(leg > 0))
        {
            return signals;
        }

        for (var frame = 0; frame < joints.FrameCount; frame++)
        {
            var pose = new Pose(joints, frame);
            signals.LeftKneeDegrees[frame] = pose.KneeFlexion(BodySide.Left).Degrees;
            signals.RightKneeDegrees[frame] = pose.KneeFlexion(BodySide.Right).Degrees;
            signals.LeanDegrees[frame] = pose.TrunkLean.Degrees;

            var left = pose.Ankle(BodySide.Left);
            var right = pose.Ankle(BodySide.Right);
            signals.HipHeight[frame] = pose.HipHeightMetres / leg;
            signals.Drop[frame] = 1 - signals.HipHeight[frame];

            signals.HandHeight[frame] = (double.MaxNumber(joints[frame, Joint.LeftWrist].Z, joints[frame, Joint.RightWrist].Z) - Math.Min(left.Z, right.Z)) / leg;

            var apart = left - right;
            signals.FeetApart[frame] = apart.LengthMetres / leg;
            signals.FeetApartVertical[frame] = Math.Abs(apart.Z) / leg;
            signals.HipShift[frame] = (pose.MidHip - Position3D.Middle(left, right)).Dot(pose.Leftward) / leg;
            signals.FeetApartSagittal[frame] = Math.Abs(apart.Dot(pose.Forward)) / leg;
        }

        return signals;
    }

    /// <summary>Median length of thigh + shank over both sides and all frames; NaN where no leg is known.</summary>
    public static double LegMetres(JointSequence joints)
    {
        var lengths = new List<double>(2 * joints.FrameCount);
        for (var frame = 0; frame < joints.FrameCount; frame++)
        {
            var pose = new Pose(joints, frame);
            foreach (var side in Pose.Sides)
            {
                var length = pose.ThighMetres(side) + pose.ShankMetres(side);
                if (double.IsFinite(length))
                {
                    lengths.Add(length);
                }
            }
        }

        return SignalSmoother.MedianOf(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(lengths));
    }
}
