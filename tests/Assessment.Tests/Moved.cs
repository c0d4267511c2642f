using SquatCoach.Movement;

namespace SquatCoach.Assessment.Tests;

/// <summary>The same movement elsewhere: moved, turned, mirrored, root-relative, delayed, noisy.</summary>
internal static class Moved
{
    public static JointSequence Each(JointSequence joints, Func<int, Joint, Position3D, Position3D> change)
    {
        var positions = new float[joints.Positions.Length];
        for (var frame = 0; frame < joints.FrameCount; frame++)
        {
            foreach (var joint in Enum.GetValues<Joint>())
            {
                var at = (frame * JointSequence.ValuesPerFrame) + ((int)joint * 3);
                var moved = change(frame, joint, joints[frame, joint]);
                (positions[at], positions[at + 1], positions[at + 2]) = ((float)moved.X, (float)moved.Y, (float)moved.Z);
            }
        }

        return new JointSequence(joints.FrameRateHz, positions, startSeconds: joints.StartSeconds);
    }

    public static JointSequence Turned(JointSequence joints, double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        return Each(joints, (_, _, place) => new Position3D((cos * place.X) - (sin * place.Y), (sin * place.X) + (cos * place.Y), place.Z));
    }

    public static JointSequence Translated(JointSequence joints, Position3D by) => Each(joints, (_, _, place) => place + by);

    /// <summary>Left becomes right and y changes sign: what a mirror shows.</summary>
    public static JointSequence Mirrored(JointSequence joints) => Each(joints, (frame, joint, _) =>
        joints[frame, SkeletonTopology.JointMirror[(int)joint]] is var place ? new Position3D(place.X, -place.Y, place.Z) : default);

    public static JointSequence RootRelative(JointSequence joints) => Each(joints, (frame, _, place) =>
        place - Position3D.Middle(joints[frame, Joint.LeftHip], joints[frame, Joint.RightHip]));

    /// <summary>The same movement at another frame rate, straight lines between the frames.</summary>
    public static JointSequence At(JointSequence joints, double frameRateHz)
    {
        var frames = (int)Math.Floor((joints.FrameCount - 1) / joints.FrameRateHz * frameRateHz) + 1;
        var positions = new float[frames * JointSequence.ValuesPerFrame];
        for (var frame = 0; frame < frames; frame++)
        {
            var place = frame / frameRateHz * joints.FrameRateHz;
            var (before, share) = ((int)place, (float)(place - (int)place));
            var one = joints.Frame(before);
            var other = joints.Frame(Math.Min(before + 1, joints.FrameCount - 1));
            for (var value = 0; value < JointSequence.ValuesPerFrame; value++)
            {
                positions[(frame * JointSequence.ValuesPerFrame) + value] = one[value] + ((other[value] - one[value]) * share);
            }
        }

        return new JointSequence(frameRateHz, positions);
    }

    public static JointSequence Noisy(JointSequence joints, double sigmaMetres, int seed)
    {
        var random = new Random(seed);
        double Error() => sigmaMetres * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return Each(joints, (_, _, place) => place + new Position3D(Error(), Error(), Error()));
    }
}
