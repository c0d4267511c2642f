using SquatCoach.Movement;

namespace SquatCoach.Pose3D.Tests;

/// <summary>Small keypoint tracks for the tests.</summary>
internal static class Tracks
{
    /// <summary>A person standing upright, 100 px of torso, 60 px of thigh and 60 px of shank, all confident.</summary>
    public static float[] Standing(float confidence = 0.9f)
    {
        var points = new float[KeypointTrack.ValuesPerFrame];
        for (var keypoint = 0; keypoint < SkeletonTopology.KeypointCount; keypoint++)
        {
            var (x, y) = Place((Keypoint)keypoint);
            (points[keypoint * 3], points[(keypoint * 3) + 1], points[(keypoint * 3) + 2]) = (x, y, confidence);
        }

        return points;
    }

    /// <summary>The same frame again and again at a constant rate.</summary>
    public static KeypointTrack Repeat(float[] frame, int frames, double frameRateHz = 30) =>
        Of([.. Enumerable.Range(0, frames).Select(index => index / frameRateHz)], [.. Enumerable.Repeat(frame, frames)]);

    public static KeypointTrack Of(double[] timesSeconds, float[][] frames) =>
        new(640, 480, timesSeconds, [.. frames.Select(frame => frame.Any(float.IsFinite) ? new PixelBox(0, 0, 100, 300) : (PixelBox?)null)], [.. frames.SelectMany(frame => frame)]);

    /// <summary>A frame in which nobody was seen.</summary>
    public static float[] Unseen()
    {
        var points = new float[KeypointTrack.ValuesPerFrame];
        for (var keypoint = 0; keypoint < SkeletonTopology.KeypointCount; keypoint++)
            points[keypoint * 3] = points[(keypoint * 3) + 1] = float.NaN;
        return points;
    }

    private static (float X, float Y) Place(Keypoint keypoint)
    {
        var side = keypoint.ToString().StartsWith("Left", StringComparison.Ordinal) ? 15 : -15;
        return keypoint switch
        {
            Keypoint.Nose => (300, 90),
            Keypoint.LeftEye or Keypoint.RightEye or Keypoint.LeftEar or Keypoint.RightEar => (300 + (side / 2f), 85),
            Keypoint.LeftShoulder or Keypoint.RightShoulder => (300 + side, 120),
            Keypoint.LeftElbow or Keypoint.RightElbow => (300 + side, 160),
            Keypoint.LeftWrist or Keypoint.RightWrist => (300 + side, 200),
            Keypoint.LeftHip or Keypoint.RightHip => (300 + side, 220),
            Keypoint.LeftKnee or Keypoint.RightKnee => (300 + side, 280),
            Keypoint.LeftAnkle or Keypoint.RightAnkle => (300 + side, 340),
            _ => (300 + side, 350),
        };
    }
}
