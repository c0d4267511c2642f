using SquatCoach.FormClassifier;
using SquatCoach.Movement;
using SquatCoach.Pose3D;

namespace SquatCoach.Assessment;

/// <summary>From 3D joints to reps, metrics, findings and curves. Needs no video, only a form classifier. Not safe for several threads.</summary>
public sealed class FormAssessor(IFormClassifier classifier, AssessmentOptions? options = null)
{
    private readonly AssessmentOptions _options = options ?? AssessmentOptions.Default;

    /// <summary>Assesses a sequence; footage of nobody, or of no squat, gives no reps and a warning that says so.</summary>
    /// <param name="joints">T × 19 joints, metres, z up; the lifter's axes where there is a track.</param>
    /// <param name="track">The 2D track that the joints were lifted from; null without a video.</param>
    public AssessedForm Assess(JointSequence joints, KeypointTrack? track, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(joints);
        var signals = RepSignalBuilder.Build(joints, track, _options.Reps);
        var segmented = new RepSegmenter(_options.Reps).Segment(signals);
        var filled = JointImputation.Fill(joints);
        var viewpoints = segmented.ConvertAll(one => ViewpointOf(joints, track, one.Rep));
        var forms = segmented.Count == 0 ? [] : classifier.Classify(filled, segmented.ConvertAll(one => one.Rep), viewpoints, cancellationToken);
        var assessor = new RepAssessor(_options, classifier.Thresholds);
        var set = SetReference.Of(segmented);
        var reps = segmented.Select((one, index) => assessor.Assess(
            index + 1,
            new RepMeasurement(joints, one, track) { AthleteHeightMetres = _options.AthleteHeightMetres ?? double.NaN, Set = set },
            forms[index],
            RepFootage.Of(joints, track, one.Rep),
            () => classifier.Explain(filled, one.Rep, viewpoints[index]))).ToList();
        return new AssessedForm(
            track is null ? ViewEstimator.Unknown : ViewEstimator.Estimate(joints, 0, joints.FrameCount - 1, _options.View),
            reps,
            FaultSummaries.Of(reps, _options.Findings),
            AssessmentWarnings.Of(joints, track, segmented),
            MotionCurves.Of(joints, signals));
    }

    /// <summary>From where the camera sees a rep; joints without a video have no camera between.</summary>
    private Viewpoint ViewpointOf(JointSequence joints, KeypointTrack? track, Rep rep) => track is null
        ? Viewpoint.NoCamera
        : Viewpoint.Camera(ViewEstimator.Estimate(joints, rep.StartFrame, rep.EndFrame, _options.View).AzimuthDegrees);
}
