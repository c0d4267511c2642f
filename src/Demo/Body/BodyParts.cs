using System.Numerics;

namespace SquatCoach.Demo;

/// <summary>Dresses the mannequin: which parts it has, how thick they are and what they wear.</summary>
public static class BodyParts
{
    // Position along the limb; half width, front, back: metres. Front of the shank is the shin, its back the calf.
    private static readonly GirthProfile s_leg = new(
        (0.00f, 0.090f, 0.086f, 0.094f), (0.25f, 0.087f, 0.088f, 0.085f), (0.50f, 0.077f, 0.080f, 0.072f),
        (0.75f, 0.064f, 0.066f, 0.058f), (0.95f, 0.056f, 0.058f, 0.048f), (1.00f, 0.055f, 0.060f, 0.045f),
        (1.10f, 0.052f, 0.050f, 0.050f), (1.30f, 0.056f, 0.045f, 0.066f), (1.50f, 0.050f, 0.042f, 0.056f),
        (1.75f, 0.037f, 0.036f, 0.040f), (1.95f, 0.033f, 0.035f, 0.038f), (2.05f, 0.036f, 0.038f, 0.040f));

    private static readonly GirthProfile s_arm = new(
        (-0.20f, 0.036f, 0.040f, 0.040f), (0.00f, 0.055f, 0.056f, 0.056f), (0.20f, 0.055f, 0.056f, 0.055f),
        (0.50f, 0.046f, 0.048f, 0.048f), (0.90f, 0.039f, 0.040f, 0.040f), (1.00f, 0.040f, 0.039f, 0.040f),
        (1.25f, 0.043f, 0.040f, 0.040f), (1.60f, 0.034f, 0.031f, 0.031f), (2.00f, 0.027f, 0.021f, 0.021f));

    // Fraction of the spine; half width, front, back: metres.
    private static readonly GirthProfile s_shirt = new(
        (0.02f, 0.172f, 0.104f, 0.118f), (0.16f, 0.163f, 0.106f, 0.106f), (0.32f, 0.150f, 0.100f, 0.092f),
        (0.50f, 0.154f, 0.106f, 0.096f), (0.68f, 0.167f, 0.117f, 0.107f), (0.80f, 0.172f, 0.112f, 0.108f),
        (0.90f, 0.158f, 0.090f, 0.096f), (0.96f, 0.112f, 0.070f, 0.080f), (1.01f, 0.072f, 0.060f, 0.068f));

    private static readonly GirthProfile s_seat = new(
        (-0.21f, 0.060f, 0.040f, 0.060f), (-0.16f, 0.130f, 0.076f, 0.100f), (-0.08f, 0.162f, 0.092f, 0.124f),
        (0.04f, 0.167f, 0.098f, 0.122f), (0.12f, 0.160f, 0.098f, 0.106f));

    public static IReadOnlyList<BodyPart> All()
    {
        var parts = new List<BodyPart>
        {
            new TorsoPart(22, 48, s_seat, (_, _) => Palette.Shorts),
            new TorsoPart(44, 48, s_shirt, ShirtColour),
            new NeckPart(),
            new HeadPart(),
            Ear(head => head.LeftEar),
            Ear(head => head.RightEar),
        };
        parts.AddRange(Leg(skeleton => skeleton.LeftLeg, isLeft: true));
        parts.AddRange(Leg(skeleton => skeleton.RightLeg, isLeft: false));
        parts.AddRange(Arm(skeleton => skeleton.LeftArm, isLeft: true));
        parts.AddRange(Arm(skeleton => skeleton.RightArm, isLeft: false));
        return parts;
    }

    private static IEnumerable<BodyPart> Leg(Func<MannequinSkeleton, LegPose> legOf, bool isLeft)
    {
        LimbCurve CurveOf(MannequinSkeleton skeleton) => LimbCurve.Of(legOf(skeleton));
        yield return new LimbPart(28, s_leg, CurveOf, new LimbStretch(0.45f, 2.05f, 64, 1, 0, (_, _) => Palette.Skin));
        yield return new LimbPart(32, s_leg, CurveOf, new LimbStretch(-0.08f, 0.68f, 34, 1.08f, 0.20f, (_, around) => ShortsColour(around, isLeft)));
        yield return new LimbPart(24, s_leg, CurveOf, new LimbStretch(1.80f, 2.05f, 12, 1.10f, 0, (_, _) => Palette.Sock));
        yield return new EllipsoidPart(10, 16, Palette.Skin, skeleton => Kneecap(CurveOf(skeleton)), 0.034f);
        yield return new ShoePart(legOf);
    }

    private static IEnumerable<BodyPart> Arm(Func<MannequinSkeleton, ArmPose> armOf, bool isLeft)
    {
        LimbCurve CurveOf(MannequinSkeleton skeleton) => LimbCurve.Of(armOf(skeleton));
        yield return new LimbPart(24, s_arm, CurveOf, new LimbStretch(0.2f, 2.0f, 48, 1, 0, (_, _) => Palette.Skin));
        yield return new LimbPart(28, s_arm, CurveOf, new LimbStretch(-0.20f, 0.62f, 26, 1.12f, 0.18f, SleeveColour));
        yield return new EllipsoidPart(14, 24, Palette.Shirt, skeleton => Round(armOf(skeleton).Shoulder, 0.064f), 0.064f);
        yield return new HandPart(armOf);
        yield return new EllipsoidPart(8, 10, Palette.Skin, skeleton => Thumb(armOf(skeleton), isLeft ? -1 : 1), 0.034f);
    }

    private static EllipsoidPart Ear(Func<HeadPose, Vector3> place) => new(
        10,
        12,
        Palette.Skin * 0.94f,
        skeleton => new Ring(place(skeleton.Head), BodyFrame.Left, skeleton.Head.Forward, 0.010f, 0.018f, 0.020f),
        0.032f);

    private static Ring Kneecap(LimbCurve leg)
    {
        var ring = leg.RingAt(1, (0.030f, 0.022f, 0.022f));
        return ring with { Centre = ring.Centre + (ring.Front * 0.036f) };
    }

    private static Ring Round(Vector3 centre, float radiusMetres) =>
        new(centre, BodyFrame.Left, BodyFrame.Forward, radiusMetres, radiusMetres, radiusMetres);

    private static Ring Thumb(ArmPose arm, int side)
    {
        var along = Vector3.Normalize(arm.Wrist - arm.Elbow);
        var left = Vector3.Normalize(BodyFrame.Left - (along * Vector3.Dot(BodyFrame.Left, along)));
        var thumb = Vector3.Normalize(along + (left * (side * 0.5f)));
        var normal = Vector3.Normalize(Vector3.Cross(thumb, left));
        return new Ring(arm.Wrist + (along * 0.055f) + (left * (side * 0.042f)), Vector3.Cross(normal, thumb), normal, 0.011f, 0.011f, 0.011f);
    }

    private static Vector3 ShirtColour(float position, float around) =>
        position < 0.035f || position > 0.99f ? Palette.ShirtTrim * 0.9f : Palette.Shirt;

    private static Vector3 SleeveColour(float along, float around) => along > 0.93f ? Palette.ShirtTrim * 0.9f : Palette.Shirt;

    // A stripe down the outside of each leg.
    private static Vector3 ShortsColour(float around, bool isLeft)
    {
        var outside = isLeft ? 0f : 0.5f;
        var distance = Math.Abs(around - outside);
        return Math.Min(distance, 1 - distance) < 0.035f ? Palette.ShortsStripe : Palette.Shorts;
    }
}
