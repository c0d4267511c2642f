using SquatCoach.Assessment;
using SquatCoach.FormClassifier;
using SquatCoach.Models;
using SquatCoach.Movement;
using SquatCoach.Pose3D;

namespace SquatCoach.Bench;

/// <summary>What follows the 2D track: lifting, reps and metrics of a minute; features and classifier of a rep; why.</summary>
internal sealed class JointBudgets : IDisposable
{
    private const double MinuteMilliseconds = 150;

    private const double RepMilliseconds = 2;

    private readonly KeypointTrack _minute = MannequinMotion.Minute;
    private readonly PoseLifter _lifter;
    private readonly RepClassifier _classifier;
    private readonly JointSequence _joints;
    private readonly Rep[] _oneRep = [MannequinMotion.Reps[0]];
    private readonly Rep[] _manyReps;
    private readonly float[] _features = new float[RepFeatures.Length];

    public JointBudgets()
    {
        var models = ModelLocator.Find();
        var options = new OnnxModelOptions { Device = Device.Cpu };
        _lifter = PoseLifter.Open(models, options);
        _classifier = RepClassifier.Open(models, options);
        _joints = _lifter.Lift(_minute);
        _manyReps = [.. Enumerable.Range(0, 64).Select(index => MannequinMotion.Reps[index % MannequinMotion.Reps.Count])];
    }

    public IReadOnlyList<Budget> Budgets =>
    [
        new("a minute of video: lifting, reps, metrics", MinuteMilliseconds, 1, () => MetricSurvey.Measure(_lifter.Lift(_minute), _minute)),
        new("– lifting", null, 1, () => _lifter.Lift(_minute)),
        new("– reps and metrics", null, 1, () => MetricSurvey.Measure(_joints, _minute)),
        new("a rep alone: features, classifier", RepMilliseconds, 1, () => _classifier.Classify(MannequinMotion.Joints, _oneRep)),
        new("a rep of 64 together: features, classifier", RepMilliseconds, _manyReps.Length, () => _classifier.Classify(MannequinMotion.Joints, _manyReps)),
        new("– features of a rep", null, 1, () => RepFeatures.Write(MannequinMotion.Joints, _oneRep[0], _features)),
        new("why, of a rep", null, 1, () => _classifier.Explain(MannequinMotion.Joints, _oneRep[0], Viewpoint.NoCamera)),
    ];

    public void Dispose()
    {
        _lifter.Dispose();
        _classifier.Dispose();
    }
}
