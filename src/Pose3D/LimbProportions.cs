using MathNet.Numerics.Statistics;
using SquatCoach.Movement;

namespace SquatCoach.Pose3D;

/// <summary>
/// Limb lengths of a lifted sequence, and the same movement with other lengths. A lifter guesses lengths anew from every video, each camera with
/// another error; an athlete's bones are the same every day, so what several sessions say together is nearer to them
/// (training/lifter/sessions.py measures by how much).
/// </summary>
public static class LimbProportions
{
    /// <summary>Of the body: a shorter limb is none, and to lengthen it would mean nothing.</summary>
    private const double LeastShare = 0.02;

    private static readonly (Joint Parent, Joint Child)[] _thighs = [(Joint.LeftHip, Joint.LeftKnee), (Joint.RightHip, Joint.RightKnee)];
    private static readonly (Joint Parent, Joint Child)[] _shanks = [(Joint.LeftKnee, Joint.LeftAnkle), (Joint.RightKnee, Joint.RightAnkle)];
    private static readonly (Joint Parent, Joint Child)[] _shoulders = [(Joint.Neck, Joint.LeftShoulder), (Joint.Neck, Joint.RightShoulder)];
    private static readonly (Joint Parent, Joint Child)[] _upperArms = [(Joint.LeftShoulder, Joint.LeftElbow), (Joint.RightShoulder, Joint.RightElbow)];
    private static readonly (Joint Parent, Joint Child)[] _forearms = [(Joint.LeftElbow, Joint.LeftWrist), (Joint.RightElbow, Joint.RightWrist)];

    /// <summary>The median over all frames in which a limb is known.</summary>
    /// <returns>Null where a limb was never seen or has no length: such a video says nothing of the athlete's build.</returns>
    public static LimbLengths? Measure(JointSequence joints)
    {
        ArgumentNullException.ThrowIfNull(joints);
        var lengths = OfOneBody(
        [
            Median(joints, static (sequence, frame) => (sequence[frame, Joint.Neck] - Root(sequence, frame)).LengthMetres),
            Of(joints, _thighs),
            Of(joints, _shanks),
            Median(joints, static (sequence, frame) => (sequence[frame, Joint.LeftHip] - sequence[frame, Joint.RightHip]).LengthMetres / 2),
            Of(joints, _shoulders),
            Of(joints, _upperArms),
            Of(joints, _forearms),
        ]);
        return Array.TrueForAll(Values(lengths), share => share > LeastShare) ? lengths : null;
    }

    /// <summary>
    /// What this and the past sessions say together: limb by limb the median, so that a video of somebody else among several, or a bad one, does no harm (of two it is their
    /// mean). The body stays 1.
    /// </summary>
    public static LimbLengths Join(LimbLengths measured, IReadOnlyList<LimbLengths> past)
    {
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentNullException.ThrowIfNull(past);
        if (past.Count == 0)
        {
            return measured;
        }

        double[][] all = [Values(measured), .. past.Select(Values)];
        return OfOneBody([.. Enumerable.Range(0, all[0].Length).Select(limb => all.Select(one => one[limb]).Median())]);
    }

    /// <summary>The same movement of a body with other limbs: every limb keeps its direction, and its length changes by one factor for the whole sequence.</summary>
    /// <param name="joints">Metres; unknown joints stay unknown.</param>
    /// <param name="measured">The lengths of the sequence.</param>
    /// <param name="wanted">The lengths it gets. Where they are the same, the sequence that came in is handed back.</param>
    public static JointSequence With(JointSequence joints, LimbLengths measured, LimbLengths wanted)
    {
        ArgumentNullException.ThrowIfNull(joints);
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentNullException.ThrowIfNull(wanted);
        if (measured == wanted)
        {
            return joints;
        }

        var factors = Factors(measured, wanted);
        var positions = new float[joints.Positions.Length];
        for (var frame = 0; frame < joints.FrameCount; frame++)
        {
            var target = positions.AsSpan(frame * JointSequence.ValuesPerFrame, JointSequence.ValuesPerFrame);
            var root = Root(joints, frame);
            foreach (var (parent, child) in SkeletonTopology.Limbs)
            {
                var isFromRoot = parent == SkeletonTopology.Root;
                var from = isFromRoot ? root : joints[frame, (Joint)parent];
                var to = isFromRoot ? root : new Position3D(target[parent * 3], target[(parent * 3) + 1], target[(parent * 3) + 2]);
                var placed = to + ((joints[frame, (Joint)child] - from) * factors[child]);
                target[child * 3] = (float)placed.X;
                target[(child * 3) + 1] = (float)placed.Y;
                target[(child * 3) + 2] = (float)placed.Z;
            }
        }

        return new JointSequence(joints.FrameRateHz, positions, joints.SigmasMetres.IsEmpty ? null : joints.SigmasMetres.ToArray(), joints.StartSeconds);
    }

    /// <summary>By what the limb that ends in each joint is multiplied, [19]; the head keeps its size.</summary>
    private static double[] Factors(LimbLengths measured, LimbLengths wanted)
    {
        var factors = new double[SkeletonTopology.JointCount];
        Array.Fill(factors, 1);
        factors[(int)Joint.Neck] = wanted.Trunk / measured.Trunk;
        factors[(int)Joint.LeftHip] = factors[(int)Joint.RightHip] = wanted.Hip / measured.Hip;
        factors[(int)Joint.LeftKnee] = factors[(int)Joint.RightKnee] = wanted.Thigh / measured.Thigh;
        factors[(int)Joint.LeftAnkle] = factors[(int)Joint.RightAnkle] = wanted.Shank / measured.Shank;
        factors[(int)Joint.LeftShoulder] = factors[(int)Joint.RightShoulder] = wanted.Shoulder / measured.Shoulder;
        factors[(int)Joint.LeftElbow] = factors[(int)Joint.RightElbow] = wanted.UpperArm / measured.UpperArm;
        factors[(int)Joint.LeftWrist] = factors[(int)Joint.RightWrist] = wanted.Forearm / measured.Forearm;
        return factors;
    }

    private static double[] Values(LimbLengths lengths) =>
        [lengths.Trunk, lengths.Thigh, lengths.Shank, lengths.Hip, lengths.Shoulder, lengths.UpperArm, lengths.Forearm];

    /// <summary>The opposite of <see cref="Values"/>, as shares of the first three.</summary>
    private static LimbLengths OfOneBody(double[] lengths)
    {
        var body = lengths[0] + lengths[1] + lengths[2];
        return new LimbLengths(lengths[0] / body, lengths[1] / body, lengths[2] / body, lengths[3] / body, lengths[4] / body, lengths[5] / body, lengths[6] / body);
    }

    private static double Of(JointSequence joints, (Joint Parent, Joint Child)[] sides) =>
        sides.Average(side => Median(joints, (sequence, frame) => (sequence[frame, side.Child] - sequence[frame, side.Parent]).LengthMetres));

    private static Position3D Root(JointSequence joints, int frame) => Position3D.Middle(joints[frame, Joint.RightHip], joints[frame, Joint.LeftHip]);

    /// <summary>NaN where it is never known.</summary>
    private static double Median(JointSequence joints, Func<JointSequence, int, double> lengthMetres) =>
        Enumerable.Range(0, joints.FrameCount).Select(frame => lengthMetres(joints, frame)).Where(double.IsFinite).Median();
}
