using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>A flat hand in line with the forearm, fingers together, palm down when the arm is held forward.</summary>
public sealed class HandPart(Func<MannequinSkeleton, ArmPose> armOf) : BodyPart(ringCount: 16, segmentCount: 16)
{
    // Metres beyond the wrist.
    private static readonly GirthProfile s_girth = new(
        (-0.010f, 0.026f, 0.019f, 0.019f),
        (0.030f, 0.036f, 0.016f, 0.016f),
        (0.085f, 0.042f, 0.013f, 0.014f),
        (0.110f, 0.039f, 0.010f, 0.010f),
        (0.150f, 0.034f, 0.009f, 0.009f),
        (0.182f, 0.018f, 0.007f, 0.007f));

    public override void Place(MannequinSkeleton skeleton, Span<Vector3> vertices)
    {
        var arm = armOf(skeleton);
        var along = Vector3.Normalize(arm.Wrist - arm.Elbow);
        var side = Vector3.Normalize(BodyFrame.Left - (along * Vector3.Dot(BodyFrame.Left, along)));
        var front = Vector3.Cross(along, side);
        for (var ring = 0; ring < RingCount; ring++)
        {
            var beyond = s_girth.Start + ((s_girth.End - s_girth.Start) * Math.Clamp((ring - 1) / (float)(RingCount - 3), 0, 1));
            var (width, over, under) = s_girth.At(beyond);
            var closed = ring == 0 || ring == RingCount - 1 ? 0 : 1;
            WriteRing(new Ring(arm.Wrist + (along * beyond), side, front, width * closed, over * closed, under * closed), ring, vertices);
        }
    }

    public override Vector3 Colour(int ring, int segment) => Palette.Skin;
}
