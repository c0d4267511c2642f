using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>What a camera far away (no perspective) at hip height sees of a recorded squat: joints in its axes, keypoints in its picture.</summary>
public static class FarCamera
{
    private const int SizePx = 1000;

    private const double PxPerMetre = 400;

    /// <summary>
    /// Where the lowest marker of the back lies on the spine, from the mid-hip (0) to the neck (1), which the highest marks: our estimate. The bend that is measured changes by
    /// 1.2 % with each 0.01 of it.
    /// </summary>
    private const double LowestOfBack = 0.15;

    private static readonly double[] _ofSpine = [0.1, 0.3, 0.5, 0.7, 0.9];

    private static readonly Dictionary<Keypoint, Joint> _joints = Enum.GetValues<Keypoint>()
        .Where(keypoint => Enum.TryParse<Joint>(keypoint.ToString(), out _))
        .ToDictionary(keypoint => keypoint, keypoint => Enum.Parse<Joint>(keypoint.ToString()));

    /// <param name="squat">Facing +x.</param>
    /// <param name="azimuth">0° sees the face, +90° the athlete's left side.</param>
    public static (JointSequence Joints, KeypointTrack Track) Look(RecordedSquat squat, Angle azimuth)
    {
        ArgumentNullException.ThrowIfNull(squat);
        var joints = squat.Joints;
        var (sin, cos) = Math.SinCos(azimuth.Radians);
        Position3D Seen(Position3D place) => new((place.Y * cos) - (place.X * sin), -(place.X * cos) - (place.Y * sin), place.Z);
        var positions = new float[joints.Positions.Length];
        var points = new float[joints.FrameCount * KeypointTrack.ValuesPerFrame];
        var back = new float[joints.FrameCount * KeypointTrack.BackValuesPerFrame];
        var boxes = new PixelBox?[joints.FrameCount];
        for (var frame = 0; frame < joints.FrameCount; frame++)
        {
            boxes[frame] = new PixelBox(0, 0, SizePx, SizePx);
            foreach (var joint in Enum.GetValues<Joint>())
            {
                var at = (frame * JointSequence.ValuesPerFrame) + ((int)joint * 3);
                var place = Seen(joints[frame, joint]);
                (positions[at], positions[at + 1], positions[at + 2]) = ((float)place.X, (float)place.Y, (float)place.Z);
            }

            foreach (var keypoint in Enum.GetValues<Keypoint>())
            {
                var place = Seen(_joints.TryGetValue(keypoint, out var joint) ? joints[frame, joint] : squat.Feet[frame][keypoint - Keypoint.LeftHeel]);
                var at = (frame * KeypointTrack.ValuesPerFrame) + ((int)keypoint * 3);
                (points[at], points[at + 1], points[at + 2]) = InPicture(place);
            }

            LineThrough(Seen(squat.Back[frame][0]), Seen(squat.Back[frame][1]), Seen(squat.Back[frame][2]), back.AsSpan(frame * KeypointTrack.BackValuesPerFrame));
        }

        var times = Enumerable.Range(0, joints.FrameCount).Select(joints.TimeSeconds).ToArray();
        return (new JointSequence(joints.FrameRateHz, positions), new KeypointTrack(SizePx, SizePx, times, boxes, points, back));
    }

    private static (float X, float Y, float Confidence) InPicture(Position3D place) => place.IsKnown
        ? ((float)((SizePx / 2) + (PxPerMetre * place.X)), (float)(SizePx - (PxPerMetre * place.Z)), 1)
        : (float.NaN, float.NaN, 0);

    /// <summary>The five points of the back on the parabola through three places of it, as the picture shows them.</summary>
    private static void LineThrough(Position3D low, Position3D middle, Position3D high, Span<float> points)
    {
        var (x, z) = (high.X - low.X, high.Z - low.Z);
        var square = (x * x) + (z * z);
        var along = (((middle.X - low.X) * x) + ((middle.Z - low.Z) * z)) / square;
        var across = (((middle.Z - low.Z) * x) - ((middle.X - low.X) * z)) / square;
        for (var point = 0; point < _ofSpine.Length; point++)
        {
            var at = (_ofSpine[point] - LowestOfBack) / (1 - LowestOfBack);
            var aside = across * at * (1 - at) / (along * (1 - along));
            (points[point * 3], points[(point * 3) + 1], points[(point * 3) + 2]) = InPicture(new Position3D(low.X + (at * x) - (aside * z), low.Y, low.Z + (at * z) + (aside * x)));
        }
    }
}
