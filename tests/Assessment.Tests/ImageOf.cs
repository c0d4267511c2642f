using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>The 2D track that a far camera, looking along +y, would give of a sequence: 400 pixels a metre.</summary>
internal static class ImageOf
{
    private const float PxPerMetre = 400;

    private static readonly Dictionary<Keypoint, Joint> _joints = Enum.GetValues<Keypoint>()
        .Where(keypoint => Enum.TryParse<Joint>(keypoint.ToString(), out _))
        .ToDictionary(keypoint => keypoint, keypoint => Enum.Parse<Joint>(keypoint.ToString()));

    public static KeypointTrack Track(JointSequence joints, Func<int, bool>? isSeen = null)
    {
        var times = Enumerable.Range(0, joints.FrameCount).Select(joints.TimeSeconds).ToArray();
        var boxes = new PixelBox?[joints.FrameCount];
        var points = new float[joints.FrameCount * KeypointTrack.ValuesPerFrame];
        for (var frame = 0; frame < joints.FrameCount; frame++)
        {
            var seen = isSeen?.Invoke(frame) ?? true;
            boxes[frame] = seen ? new PixelBox(100, 100, 300, 800) : null;
            for (var keypoint = 0; keypoint < SkeletonTopology.KeypointCount; keypoint++)
            {
                var place = joints[frame, _joints.GetValueOrDefault((Keypoint)keypoint, keypoint % 2 == 1 ? Joint.LeftAnkle : Joint.RightAnkle)];
                var at = (frame * KeypointTrack.ValuesPerFrame) + (keypoint * 3);
                (points[at], points[at + 1], points[at + 2]) = seen
                    ? (500 + (PxPerMetre * (float)place.X), 900 - (PxPerMetre * (float)place.Z), 0.9f)
                    : (float.NaN, float.NaN, 0);
            }
        }

        return new KeypointTrack(1000, 1000, times, boxes, points);
    }
}
