using SquatCoach.Assessment;
using SquatCoach.Demo;
using SquatCoach.Movement;
using SquatCoach.Pose3D;

namespace SquatCoach.Cli;

/// <summary>
/// The error of every metric by view: the mannequin's true joints against what the lifter makes of its keypoints, with drawn errors of the 2D network.
/// </summary>
public sealed class MetricErrorSurvey(IPoseLifter lifter)
{
    private const double MaxSecondsApart = 0.4;

    private const int DecimalsKept = 3;

    private const string Command = "./squatcoach evaluate metrics --json src/Assessment/Metrics/metric-errors.json";

    private static readonly double[] _azimuthsDegrees = [0, 15, -15, 35, -35, 55, -55, 75, -75, 90, -90, 125, -125, 165, 180];

    /// <summary>A front and a side camera.</summary>
    private static readonly (double Front, double Side)[] _pairsDegrees = [(0, 90), (20, 80), (-15, -95), (-25, 75)];

    private readonly Dictionary<(string Metric, ViewKind View), List<double>> _errors = [];

    public int TrueReps { get; private set; }

    public int FoundReps { get; private set; }

    public MetricErrorsFile Measure(int seeds)
    {
        var script = SquatScript.GoodAndEachFault();
        foreach (var azimuth in _azimuthsDegrees)
        {
            var recorder = new TruthRecorder(script, new DemoClipOptions { Azimuth = Angle.FromDegrees(azimuth) });
            var (joints, keypoints) = (recorder.Joints(), recorder.Keypoints());
            var truth = MetricSurvey.Measure(joints);
            var seen = MetricSurvey.Measure(joints, keypoints);
            for (var seed = 1; seed <= seeds; seed++)
            {
                var track = SimulatedTrack.Of(keypoints, (1000 * seed) + (int)azimuth);
                Compare(KindOf(azimuth), truth, seen, MetricSurvey.Measure(lifter.Lift(track), track));
            }
        }

        var source = FormattableString.Invariant(
            $"a mannequin's {truthReps(script)} reps (one good, six with a fault) in {_azimuthsDegrees.Length} views × {seeds} draws of 2D errors (about 2 % of the height), lifter {lifter.Identity.Sha256[..8]}; {FoundReps} of {TrueReps} reps found");
        return new MetricErrorsFile(source, Command, MetricCatalogue.All
            .Where(metric => _errors.Keys.Any(key => key.Metric == metric.Name))
            .ToDictionary(metric => metric.Name, ByView, StringComparer.Ordinal));

        static int truthReps(SquatScript script) => script.Reps.Length;
    }

    /// <summary>Metrics of the joints: mean absolute errors of a front camera, a side camera (both without regard to what their views show), and of both together.</summary>
    public IReadOnlyList<(string Metric, MetricError Front, MetricError Side, MetricError Together)> MeasurePairs(int seeds)
    {
        var errors = new Dictionary<string, List<double>[]>(StringComparer.Ordinal);
        foreach (var (front, side) in _pairsDegrees)
        {
            for (var seed = 1; seed <= seeds; seed++)
            {
                var (first, truth) = Lifted(front, seed);
                var (second, _) = Lifted(side, seed + seeds);
                var reps = MetricSurvey.Measure(truth);
                JointSequence[] found = [first, second, JointFusion.Fuse(first, second, 0)];
                for (var source = 0; source < found.Length; source++)
                {
                    Collect(reps, MetricSurvey.Measure(found[source]), errors, source);
                }
            }
        }

        return [.. errors.Where(pair => pair.Value.All(list => list.Count > 0))
            .Select(pair => (pair.Key, ErrorOf(pair.Value[0]), ErrorOf(pair.Value[1]), ErrorOf(pair.Value[2])))];
    }

    private (JointSequence Joints, JointSequence Truth) Lifted(double azimuthDegrees, int seed)
    {
        var recorder = new TruthRecorder(SquatScript.GoodAndEachFault(), new DemoClipOptions { Azimuth = Angle.FromDegrees(azimuthDegrees) });
        return (lifter.Lift(SimulatedTrack.Of(recorder.Keypoints(), (1000 * seed) + (int)azimuthDegrees)), recorder.Joints());
    }

    private static void Collect(IReadOnlyList<SurveyedRep> truth, IReadOnlyList<SurveyedRep> found, Dictionary<string, List<double>[]> errors, int source)
    {
        foreach (var rep in truth)
        {
            foreach (var (name, value) in rep.Metrics)
            {
                if (value?.Mean is { } known && Nearest(found, rep.BottomSeconds)?.Metrics.GetValueOrDefault(name)?.Mean is { } measured)
                {
                    if (!errors.TryGetValue(name, out var lists))
                    {
                        errors[name] = lists = [[], [], []];
                    }

                    lists[source].Add(measured - known);
                }
            }
        }
    }

    private IReadOnlyDictionary<ViewKind, MetricError> ByView(MetricDefinition metric) => Enum.GetValues<ViewKind>()
        .Where(view => _errors.ContainsKey((metric.Name, view)))
        .ToDictionary(view => view, view => ErrorOf(_errors[(metric.Name, view)]));

    private static MetricError ErrorOf(List<double> errors) =>
        new(Math.Round(errors.Average(), DecimalsKept), Math.Round(errors.Average(Math.Abs), DecimalsKept), errors.Count);

    private void Compare(ViewKind view, IReadOnlyList<SurveyedRep> truth, IReadOnlyList<SurveyedRep> seen, IReadOnlyList<SurveyedRep> found)
    {
        TrueReps += truth.Count;
        foreach (var rep in truth)
        {
            if (Nearest(found, rep.BottomSeconds) is not { } match)
            {
                continue;
            }

            FoundReps++;
            foreach (var metric in MetricCatalogue.All)
            {
                // What rests on the feet is true in the exact picture; everything else in the true joints.
                var source = metric.Needs.HasFlag(MetricNeeds.Video) ? Nearest(seen, rep.BottomSeconds) : rep;
                if (source?.Metrics.GetValueOrDefault(metric.Name)?.Mean is { } known && match.Metrics.GetValueOrDefault(metric.Name)?.Mean is { } measured)
                {
                    if (!_errors.TryGetValue((metric.Name, view), out var errors))
                    {
                        _errors[(metric.Name, view)] = errors = [];
                    }

                    errors.Add(measured - known);
                }
            }
        }
    }

    private static SurveyedRep? Nearest(IReadOnlyList<SurveyedRep> reps, double bottomSeconds) =>
        reps.Where(rep => Math.Abs(rep.BottomSeconds - bottomSeconds) <= MaxSecondsApart).MinBy(rep => Math.Abs(rep.BottomSeconds - bottomSeconds));

    /// <summary>By where the camera truly stands.</summary>
    private static ViewKind KindOf(double azimuthDegrees) => Math.Abs(azimuthDegrees) switch
    {
        <= 25 => ViewKind.Front,
        >= 155 => ViewKind.Back,
        >= 65 and <= 115 => ViewKind.Side,
        _ => ViewKind.Oblique,
    };
}
