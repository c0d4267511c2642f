using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>A stretch of the trunk along the spine: the shirt, the seat of the shorts, the neck's root.</summary>
public sealed class TorsoPart(int ringCount, int segmentCount, GirthProfile girth, Func<float, float, Vector3> colour)
    : BodyPart(ringCount, segmentCount)
{
    public override void Place(MannequinSkeleton skeleton, Span<Vector3> vertices)
    {
        var shoulders = (skeleton.LeftArm.Shoulder + skeleton.RightArm.Shoulder) / 2;
        var shift = Vector3.Dot(shoulders - skeleton.Spine.At(0.95), Front(skeleton, 0.95f));
        for (var ring = 0; ring < RingCount; ring++)
        {
            var position = Position(ring);
            var front = Front(skeleton, position);

            // Shoulders drawn forward or back take the upper back and chest with them.
            var upper = Math.Clamp((position - 0.5f) / 0.35f, 0, 1);
            var centre = skeleton.Spine.At(position) + (front * (shift * 0.75f * upper * upper * (3 - (2 * upper))));
            var (width, forward, back) = girth.At(position);
            var scale = ring == 0 || ring == RingCount - 1 ? 0 : 1;
            WriteRing(new Ring(centre, BodyFrame.Left, front, width * scale, forward * scale, back * scale), ring, vertices);
        }
    }

    public override Vector3 Colour(int ring, int segment) => colour(Position(ring), segment / (float)SegmentCount);

    private float Position(int ring) =>
        girth.Start + ((girth.End - girth.Start) * Math.Clamp((ring - 1) / (float)(RingCount - 3), 0, 1));

    private static Vector3 Front(MannequinSkeleton skeleton, float position) =>
        Vector3.Cross(BodyFrame.Left, BodyFrame.Leaning(skeleton.Spine.LeanRadiansAt(position)));
}
