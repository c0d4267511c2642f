using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>
/// Where the joints are, seen from the mid-hip: metres ahead, to the left and up, as the standing athlete would point. Up is from the ankles to the neck, so that
/// neither a tilted phone nor a laboratory whose axes lean counts. Distances cannot say which way a limb is tipped
/// (training/classifier/features.py, standing_coordinates).
/// </summary>
internal readonly struct StandingCoordinates
{
    /// <summary>x, y, z of each joint in turn.</summary>
    public const int Count = JointSequence.ValuesPerFrame;

    private const double Shortest = 1e-6;

    private readonly Position3D _ahead;
    private readonly Position3D _left;
    private readonly Position3D _up;

    private StandingCoordinates(Position3D ahead, Position3D left, Position3D up) => (_ahead, _left, _up) = (ahead, left, up);

    /// <param name="frame">J × 3 metres, z up, which counts where the ankles or the neck are unknown.</param>
    /// <param name="mode">Which limbs are set to unit length first.</param>
    public static StandingCoordinates Facing(ReadOnlySpan<float> frame, LimbLengthMode mode)
    {
        Span<float> standing = stackalloc float[JointSequence.ValuesPerFrame];
        UnitLimbs.Write(frame, standing, mode);
        var body = At(standing, Joint.Neck) - Position3D.Middle(At(standing, Joint.LeftAnkle), At(standing, Joint.RightAnkle));
        var up = body.LengthMetres > Shortest ? body * (1 / body.LengthMetres) : new Position3D(0, 0, 1);
        var across = At(standing, Joint.LeftHip) - At(standing, Joint.RightHip);
        across -= up * across.Dot(up);
        var left = across * (1 / Math.Max(across.LengthMetres, Shortest));
        return new StandingCoordinates(left.Cross(up), left, up);
    }

    /// <summary>One frame, J × 3 metres → <see cref="Count"/> metres, its limbs as the mode wants them; 0 for an unknown joint.</summary>
    public void Write(ReadOnlySpan<float> frame, LimbLengthMode mode, Span<float> coordinates)
    {
        Span<float> joints = stackalloc float[JointSequence.ValuesPerFrame];
        UnitLimbs.Write(frame, joints, mode);
        var root = Position3D.Middle(At(joints, Joint.LeftHip), At(joints, Joint.RightHip));
        for (var joint = 0; joint < SkeletonTopology.JointCount; joint++)
        {
            var away = At(joints, (Joint)joint) - root;
            coordinates[joint * 3] = Known(away.Dot(_ahead));
            coordinates[(joint * 3) + 1] = Known(away.Dot(_left));
            coordinates[(joint * 3) + 2] = Known(away.Dot(_up));
        }
    }

    private static Position3D At(ReadOnlySpan<float> joints, Joint joint) => new(joints[(int)joint * 3], joints[((int)joint * 3) + 1], joints[((int)joint * 3) + 2]);

    private static float Known(double value) => double.IsFinite(value) ? (float)value : 0;
}
