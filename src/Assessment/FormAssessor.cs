using SquatCoach.FormClassifier;
using SquatCoach.Movement;
using SquatCoach.Pose3D;

namespace SquatCoach.Assessment;

/// <summary>From 3D joints to reps, metrics, findings and curves. Needs no video, only a form classifier. Not safe for several threads.</summary>
public sealed class FormAssessor(IFormClassifier classifier, AssessmentOptions? options = null)
{
    /// <summary>So many reps of several recordings wait for each other before the network sees them: two of its batches.</summary>
    private const int RepsTogether = 64;

    /// <summary>And at most so many recordings, so that a long row of empty ones does not pile up.</summary>
    private const int RecordingsTogether = 64;

    private readonly AssessmentOptions _options = options ?? AssessmentOptions.Default;

    /// <summary>Assesses a sequence; footage of nobody, or of no squat, gives no reps and a warning that says so.</summary>
    /// <param name="joints">T × 19 joints, metres, z up; the lifter's axes where there is a track.</param>
    /// <param name="track">The 2D track that the joints were lifted from; null without a video.</param>
    public AssessedForm Assess(JointSequence joints, KeypointTrack? track, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(joints);
        var set = Prepare(joints, track);
        var forms = set.ToClassify.Count == 0 ? [] : classifier.Classify(
            set.ToClassify[0].Joints, [.. set.ToClassify.Select(one => one.Rep)], [.. set.ToClassify.Select(one => one.Viewpoint)], cancellationToken);
        var reps = Judge(set, forms);
        return new AssessedForm(
            track is null ? ViewEstimator.Unknown : ViewEstimator.Estimate(joints, 0, joints.FrameCount - 1, _options.View),
            reps,
            FaultSummaries.Of(reps, _options.Findings),
            AssessmentWarnings.Of(joints, track, set.Segmented),
            MotionCurves.Of(joints, set.Signals));
    }

    /// <summary>
    /// Scores one recording after the other, those of 3D joints without a video. Reps of several go through the network together, while those of the next recordings are looked for on
    /// another thread; only those that wait for either are in memory.
    /// </summary>
    /// <returns>In the order of the recordings, as they are asked for.</returns>
    public IEnumerable<ScoredRecording> Score(IEnumerable<(string Name, JointSequence Joints)> recordings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recordings);
        var waiting = new List<(string Name, PreparedSet Set)>();
        var reps = 0;
        foreach (var (name, set) in ReadAhead.Of(recordings.Select(one => (one.Name, Prepare(one.Joints, track: null))), RecordingsTogether, cancellationToken))
        {
            waiting.Add((name, set));
            reps += set.ToClassify.Count;
            if (reps < RepsTogether && waiting.Count < RecordingsTogether)
            {
                continue;
            }

            foreach (var scored in Score(waiting, cancellationToken))
            {
                yield return scored;
            }

            waiting.Clear();
            reps = 0;
        }

        foreach (var scored in Score(waiting, cancellationToken))
        {
            yield return scored;
        }
    }

    private IEnumerable<ScoredRecording> Score(List<(string Name, PreparedSet Set)> waiting, CancellationToken cancellationToken)
    {
        var forms = classifier.Classify([.. waiting.SelectMany(one => one.Set.ToClassify)], cancellationToken);
        var done = 0;
        foreach (var (name, set) in waiting)
        {
            FormAssessment[] own = [.. forms.Skip(done).Take(set.ToClassify.Count)];
            done += own.Length;
            yield return new ScoredRecording(name, Judge(set, own), own);
        }
    }

    private PreparedSet Prepare(JointSequence joints, KeypointTrack? track)
    {
        var signals = RepSignalBuilder.Build(joints, track, _options.Reps);
        var segmented = new RepSegmenter(_options.Reps).Segment(signals);
        var filled = segmented.Count == 0 ? joints : JointImputation.Fill(joints);
        return new PreparedSet(joints, track, signals, segmented, segmented.ConvertAll(one => new RepOfSequence(filled, one.Rep, ViewpointOf(joints, track, one.Rep))));
    }

    private List<RepReport> Judge(PreparedSet set, IReadOnlyList<FormAssessment> forms)
    {
        var assessor = new RepAssessor(_options, classifier.Thresholds);
        var reference = SetReference.Of(set.Segmented);
        return [.. set.Segmented.Select((one, index) => assessor.Assess(
            index + 1,
            new RepMeasurement(set.Joints, one, set.Track) { AthleteHeightMetres = _options.AthleteHeightMetres ?? double.NaN, Set = reference },
            forms[index],
            RepFootage.Of(set.Joints, set.Track, one.Rep),
            () => classifier.Explain(set.ToClassify[index].Joints, one.Rep, set.ToClassify[index].Viewpoint)))];
    }

    /// <summary>From where the camera sees a rep; joints without a video have no camera between.</summary>
    private Viewpoint ViewpointOf(JointSequence joints, KeypointTrack? track, Rep rep) => track is null
        ? Viewpoint.NoCamera
        : Viewpoint.Camera(ViewEstimator.Estimate(joints, rep.StartFrame, rep.EndFrame, _options.View).AzimuthDegrees);
}
