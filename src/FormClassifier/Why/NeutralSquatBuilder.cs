using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>Takes the mean of good squats: how each limb's direction changes from standing, each squat with its mirror image, so that the mean is even.</summary>
public sealed class NeutralSquatBuilder
{
    private const int DecimalsKept = 4;

    private readonly Dictionary<Joint, Position3D[]> _sums = NeutralLimbs.Moved.ToDictionary(joint => joint, _ => new Position3D[NeutralLimbs.Steps]);

    public int Reps { get; private set; }

    /// <summary>Adds one rep; one in which a limb is unknown is left out.</summary>
    /// <returns>Whether it counts.</returns>
    public bool Add(JointSequence joints, Rep rep)
    {
        ArgumentNullException.ThrowIfNull(joints);
        TemporalDistanceMatrix.RequireInside(joints, rep);
        var standing = CanonicalPose.Find(joints, rep.StartFrame, rep.EndFrame);
        var axes = BodyAxes.Of(joints, standing.Frame);
        var changes = NeutralLimbs.Moved.ToDictionary(joint => joint, joint => ChangesOf(joints, rep, standing.Frame, axes, joint));
        if (changes.Values.Any(steps => steps.Any(change => !change.IsKnown)))
            return false;
        foreach (var (joint, steps) in changes)
        {
            var mirror = _sums[SkeletonTopology.JointMirror[(int)joint]];
            for (var step = 0; step < steps.Length; step++)
            {
                _sums[joint][step] += steps[step];
                mirror[step] += new Position3D(steps[step].X, -steps[step].Y, steps[step].Z);
            }
        }

        Reps++;
        return true;
    }

    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public NeutralSquatFile Build(string source, string command)
    {
        if (Reps == 0)
            throw new InvalidOperationException("Found no rep to take the mean of; expected at least one whose limbs are known.");
        float Mean(double sum) => (float)Math.Round(sum / (2 * Reps), DecimalsKept);
        return new NeutralSquatFile(source, command, Reps, _sums.ToDictionary(
            limb => FieldNames.Of(limb.Key),
            limb => limb.Value.Select(sum => new[] { Mean(sum.X), Mean(sum.Y), Mean(sum.Z) }).ToArray(),
            StringComparer.Ordinal));
    }

    private static Position3D[] ChangesOf(JointSequence joints, Rep rep, int standingFrame, BodyAxes axes, Joint joint)
    {
        Position3D Direction(int frame) => axes.ToBody(NeutralLimbs.Unit(NeutralLimbs.Vector(joints, frame, joint)));
        var standing = Direction(standingFrame);
        var changes = new Position3D[NeutralLimbs.Steps];
        for (var step = 0; step < changes.Length; step++)
        {
            var frame = NeutralLimbs.FrameOf(rep, step);
            var before = (int)frame;
            var after = Math.Min(before + 1, rep.EndFrame);
            changes[step] = (Direction(before) * (1 - (frame - before))) + (Direction(after) * (frame - before)) - standing;
        }

        return changes;
    }
}
