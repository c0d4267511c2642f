using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// Estimates from where the camera sees the athlete, from a lifted sequence (x to the image's right, y away from the camera):
/// the circular mean of the direction the body faces. 0° sees the face, +90° the athlete's left side, ±180° the back.
/// </summary>
internal static class ViewEstimator
{
    public static CameraView Unknown { get; } = new(ViewKind.Unknown, null);

    public static CameraView Estimate(JointSequence joints, int firstFrame, int lastFrame, ViewOptions options)
    {
        double towards = 0;
        double leftward = 0;
        var count = 0;
        for (var frame = Math.Max(0, firstFrame); frame <= Math.Min(lastFrame, joints.FrameCount - 1); frame++)
        {
            var forward = new Pose(joints, frame).Forward;
            if (forward.IsKnown)
            {
                towards -= forward.Y;
                leftward -= forward.X;
                count++;
            }
        }

        var agreement = count == 0 ? 0 : Math.Sqrt((towards * towards) + (leftward * leftward)) / count;
        return agreement < options.MinAgreement ? Unknown : Of(Angle.FromRadians(Math.Atan2(leftward, towards)).Degrees, options);
    }

    public static CameraView Of(double azimuthDegrees, ViewOptions options)
    {
        var offForward = Math.Abs(azimuthDegrees);
        var kind = offForward <= options.FrontDegrees ? ViewKind.Front
            : offForward >= 180 - options.FrontDegrees ? ViewKind.Back
            : Math.Abs(offForward - 90) <= options.SideDegrees ? ViewKind.Side
            : ViewKind.Oblique;
        return new CameraView(kind, Math.Round(azimuthDegrees, 1));
    }
}
