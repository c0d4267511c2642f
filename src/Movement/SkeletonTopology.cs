using System.Collections.Immutable;

namespace SquatCoach.Movement;

/// <summary>
/// The skeleton as data: which joint hangs on which, and who is whose mirror partner.
/// The root is the mid-hip, which is not a joint of its own: both hips and the neck hang on it.
/// </summary>
public static class SkeletonTopology
{
    public const int JointCount = 19;

    public const int KeypointCount = 21;

    /// <summary>Marks a joint whose parent is the mid-hip.</summary>
    public const int Root = -1;

    /// <summary>Parent of every joint by index; <see cref="Root"/> where it is the mid-hip.</summary>
    public static ImmutableArray<int> Parents { get; } =
    [
        (int)Joint.RightKnee, (int)Joint.RightHip, Root, Root, (int)Joint.LeftHip, (int)Joint.LeftKnee,
        (int)Joint.RightElbow, (int)Joint.RightShoulder, (int)Joint.Neck, (int)Joint.Neck, (int)Joint.LeftShoulder, (int)Joint.LeftElbow,
        Root, (int)Joint.Neck, (int)Joint.Neck, (int)Joint.Nose, (int)Joint.Nose, (int)Joint.LeftEye, (int)Joint.RightEye,
    ];

    /// <summary>The limbs from the root outwards, so that a parent is always placed before its children. Length 19.</summary>
    public static ImmutableArray<Limb> Limbs { get; } = OutwardLimbs();

    /// <summary>Mirror partner of every joint (itself for neck, head top and nose).</summary>
    public static ImmutableArray<Joint> JointMirror { get; } = Mirror<Joint>();

    /// <summary>Mirror partner of every keypoint (itself for the nose).</summary>
    public static ImmutableArray<Keypoint> KeypointMirror { get; } = Mirror<Keypoint>();

    private static ImmutableArray<Limb> OutwardLimbs()
    {
        var placed = new List<Limb>();
        for (var depth = 1; placed.Count < JointCount; depth++)
        {
            for (var joint = 0; joint < JointCount; joint++)
            {
                if (DepthOf(joint) == depth)
                {
                    placed.Add(new Limb(Parents[joint], joint));
                }
            }
        }

        return [.. placed];
    }

    private static int DepthOf(int joint) => joint == Root ? 0 : 1 + DepthOf(Parents[joint]);

    private static ImmutableArray<T> Mirror<T>()
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Order().Select(value => Enum.Parse<T>(MirrorName(value.ToString())))];

    private static string MirrorName(string name) =>
        name.StartsWith("Left", StringComparison.Ordinal) ? "Right" + name[4..]
        : name.StartsWith("Right", StringComparison.Ordinal) ? "Left" + name[5..]
        : name;
}
