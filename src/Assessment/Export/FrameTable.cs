using System.Globalization;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>The frames of a sequence as a table: time, rep and phase, and every angle, by the definitions of the metrics. Empty is unknown.</summary>
public static class FrameTable
{
    private static readonly (string Name, Func<Pose, double> Measure)[] _angles =
    [
        .. OfSides("knee_flexion_degrees", (pose, side) => pose.KneeFlexion(side).Degrees),
        .. OfSides("hip_flexion_degrees", (pose, side) => pose.HipFlexion(side).Degrees),
        .. OfSides("ankle_flexion_degrees", (pose, side) => pose.ShankLean(side).Degrees),
        .. OfSides("thigh_angle_degrees", (pose, side) => pose.ThighAngle(side).Degrees),
        ("trunk_lean_degrees", pose => pose.TrunkLean.Degrees),
        ("trunk_shin_degrees", pose => pose.SagittalLean(pose.Trunk).Degrees - ((pose.ShankLean(BodySide.Left).Degrees + pose.ShankLean(BodySide.Right).Degrees) / 2)),
        ("neck_extension_degrees", pose => pose.SagittalLean(pose.Trunk).Degrees - pose.SagittalLean(pose.HeadTop - pose.Neck).Degrees),
        ("hip_tilt_degrees", pose => Pose.Tilt(pose.Hip(BodySide.Left), pose.Hip(BodySide.Right)).Degrees),
        ("shoulder_tilt_degrees", pose => Pose.Tilt(pose.Shoulder(BodySide.Left), pose.Shoulder(BodySide.Right)).Degrees),
        ("hip_height_metres", pose => pose.HipHeightMetres),
    ];

    public static IReadOnlyList<string> Columns { get; } = ["time_seconds", "rep", "phase", .. _angles.Select(angle => angle.Name)];

    /// <param name="target">Left open.</param>
    /// <param name="report">Its reps name rep and phase of each frame.</param>
    /// <param name="joints">T × 19, of that report.</param>
    public static void Write(Stream target, FormReport report, JointSequence joints)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(joints);
        using var table = new CsvTable(target);
        foreach (var column in Columns)
        {
            table.Cell(column);
        }

        table.EndRow();
        var next = 0;
        for (var frame = 0; frame < joints.FrameCount; frame++)
        {
            // Reps come in the order of time and do not overlap.
            var time = joints.TimeSeconds(frame);
            while (next < report.Reps.Count && report.Reps[next].EndSeconds < time)
            {
                next++;
            }

            var rep = next < report.Reps.Count && time >= report.Reps[next].StartSeconds ? report.Reps[next] : null;
            table.Cell(time).Cell(rep?.Index.ToString(CultureInfo.InvariantCulture) ?? string.Empty).Cell(PhaseOf(rep, time).ToString().ToLowerInvariant());
            var pose = new Pose(joints, frame);
            foreach (var (_, measure) in _angles)
            {
                table.Cell(measure(pose));
            }

            table.EndRow();
        }
    }

    private static RepPhase PhaseOf(RepReport? rep, double seconds) => rep is null ? RepPhase.Standing
        : seconds < rep.StartSeconds + rep.Tempo.DescentSeconds ? RepPhase.Descent
        : seconds <= rep.EndSeconds - rep.Tempo.AscentSeconds ? RepPhase.Bottom
        : RepPhase.Ascent;

    private static IEnumerable<(string, Func<Pose, double>)> OfSides(string name, Func<Pose, BodySide, double> measure) =>
        Pose.Sides.Select(side => (side.ToString().ToLowerInvariant() + "_" + name, (Func<Pose, double>)(pose => measure(pose, side))));
}
