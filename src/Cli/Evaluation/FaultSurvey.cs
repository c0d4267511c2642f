using SquatCoach.Assessment;
using SquatCoach.Demo;
using SquatCoach.FormClassifier;
using SquatCoach.Movement;
using SquatCoach.Pose3D;

namespace SquatCoach.Cli;

/// <summary>
/// What the classifier says of the mannequin's reps when it gets the true joints, joints lifted from true keypoints, and joints lifted from keypoints with
/// drawn errors: which stage loses a fault. The network alone: a report also weighs what was measured.
/// </summary>
public sealed class FaultSurvey(IPoseLifter lifter, IFormClassifier classifier)
{
    /// <summary>Mean probability of each of the six faults, for each rep of the script.</summary>
    public IReadOnlyList<FaultSurveyRow> Measure(double azimuthDegrees, int seeds)
    {
        var script = SquatScript.GoodAndEachFault();
        var recorder = new TruthRecorder(script, new DemoClipOptions { Azimuth = Angle.FromDegrees(azimuthDegrees) });
        var (joints, keypoints) = (recorder.Joints(), recorder.Keypoints());
        var camera = Viewpoint.Camera(azimuthDegrees);
        List<(string Stage, JointSequence[] Seen, Viewpoint Viewpoint)> stages =
        [
            ("true joints", [joints], Viewpoint.NoCamera),
            ("true keypoints", [lifter.Lift(keypoints)], camera),
            ("keypoints with errors", [.. Enumerable.Range(1, seeds).Select(seed => lifter.Lift(SimulatedTrack.Of(keypoints, (1000 * seed) + (int)azimuthDegrees)))], camera),
        ];
        return [.. stages.SelectMany(stage => Rows(script, stage.Stage, stage.Seen, stage.Viewpoint))];
    }

    private IEnumerable<FaultSurveyRow> Rows(SquatScript script, string stage, JointSequence[] seen, Viewpoint viewpoint)
    {
        var answers = seen.Select(joints => classifier.Classify(
            joints, [.. script.Reps.Select(rep => RepOf(rep, joints))], [.. script.Reps.Select(_ => viewpoint)])).ToList();
        return script.Reps.Select((rep, index) => new FaultSurveyRow(
            stage,
            rep.Fault,
            [.. Enum.GetValues<Fault>().Select(fault => answers.Average(forms => forms[index][fault]))],
            [.. Enum.GetValues<Fault>().Select(fault => answers.Count(forms =>
                forms[index].Score(fault) is { CanBeSeen: true } score && score.Probability >= Math.Max(FindingOptions.Default.MinProbability, classifier.Thresholds[(int)fault])))],
            answers.Count));
    }

    private static Rep RepOf(ScriptedRep rep, JointSequence joints)
    {
        int Frame(double seconds) => Math.Clamp((int)Math.Round((seconds - joints.StartSeconds) * joints.FrameRateHz), 0, joints.FrameCount - 1);
        return new Rep(Frame(rep.StartSeconds), Frame(rep.LowestSeconds), Frame(rep.EndSeconds), IsPartial: false);
    }
}
