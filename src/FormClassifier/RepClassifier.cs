using System.Collections.Immutable;
using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>
/// The 1D-convolutional ResNets over temporal distance matrices (Ogata et al., CVPR Workshops 2019) and joint coordinates (training/classifier), calibrated by view
/// inside the graph. All reps of a clip go through it in a few batches. Not safe for several threads.
/// </summary>
public sealed class RepClassifier : IFormClassifier
{
    private const int BatchReps = 32;

    private static readonly int _faults = FieldNames.Faults.Length;

    private readonly OnnxModel _model;
    private readonly ClassifierSidecar _sidecar;
    private readonly AssessabilityOptions _options;
    private readonly Dictionary<int, BoundRun> _runs = [];

    private RepClassifier(OnnxModel model, ClassifierSidecar sidecar, AssessabilityOptions options)
    {
        _model = model;
        _sidecar = sidecar;
        _options = options;
    }

    public ModelUsed Identity => _model.Identity;

    public ImmutableArray<double> Thresholds => _sidecar.Thresholds;

    /// <exception cref="ModelException">The network is missing, damaged, or was trained on other features.</exception>
    public static RepClassifier Open(ModelLocator models, OnnxModelOptions? modelOptions = null, AssessabilityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(models);
        options ??= AssessabilityOptions.Default;
        options.Validate();
        var model = models.Open(ModelNames.FormClassifier, ModelTask.Classifier, modelOptions);
        try
        {
            return new RepClassifier(model, ClassifierSidecar.Of(model.Sidecar), options);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    public IReadOnlyList<FormAssessment> Classify(
        JointSequence joints, IReadOnlyList<Rep> reps, IReadOnlyList<Viewpoint>? viewpoints = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(joints);
        ArgumentNullException.ThrowIfNull(reps);
        if (viewpoints is not null && viewpoints.Count != reps.Count)
            throw new ArgumentException($"Found {viewpoints.Count} viewpoints for {reps.Count} reps; expected one each.", nameof(viewpoints));
        return Classify([.. reps.Select((rep, index) => new RepOfSequence(joints, rep, viewpoints?[index] ?? Viewpoint.NoCamera))], cancellationToken);
    }

    public IReadOnlyList<FormAssessment> Classify(IReadOnlyList<RepOfSequence> reps, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reps);
        var answers = new FormAssessment?[reps.Count];
        var open = new List<int>(reps.Count);
        for (var index = 0; index < reps.Count; index++)
        {
            TemporalDistanceMatrix.RequireInside(reps[index].Joints, reps[index].Rep);
            answers[index] = Assessability.Refusal(reps[index].Joints, reps[index].Rep, _options);
            if (answers[index] is null)
                open.Add(index);
        }

        foreach (var batch in open.Chunk(BatchReps))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var run = BindingFor(batch.Length);
            for (var row = 0; row < batch.Length; row++)
            {
                var one = reps[batch[row]];
                RepFeatures.Write(one.Joints, one.Rep, Features(run, row), _sidecar.Normalisation);
                one.Viewpoint.WriteWeights(Weights(run, row));
            }

            run.Run();
            for (var row = 0; row < batch.Length; row++)
                answers[batch[row]] = Read(run, row);
        }

        return answers!;
    }

    public RepExplanation Explain(JointSequence joints, Rep rep, Viewpoint viewpoint)
    {
        ArgumentNullException.ThrowIfNull(joints);
        var squat = new MixedSquat(joints, rep, NeutralSquat.Default, _sidecar.Normalisation);
        var logOdds = new double[_faults][];
        for (var fault = 0; fault < _faults; fault++)
            logOdds[fault] = new double[Explainer.Rows];
        for (var first = 0; first < Explainer.Rows; first += BatchReps)
        {
            var rows = Math.Min(BatchReps, Explainer.Rows - first);
            var run = BindingFor(rows);
            for (var row = 0; row < rows; row++)
            {
                Explainer.Write(squat, first + row, Features(run, row));
                viewpoint.WriteWeights(Weights(run, row));
            }

            run.Run();
            for (var at = 0; at < rows * _faults; at++)
                logOdds[at % _faults][first + (at / _faults)] = LogOdds(run.Output(0)[at]);
        }

        var (start, end) = (joints.TimeSeconds(rep.StartFrame), joints.TimeSeconds(rep.EndFrame));
        return new RepExplanation(
            Enum.GetValues<Fault>().ToDictionary(fault => fault, fault => Explainer.Share(logOdds[(int)fault])), part => start + (part * (end - start)));
    }

    public void Dispose()
    {
        foreach (var run in _runs.Values)
            run.Dispose();
        _model.Dispose();
    }

    /// <summary>Features [N, 228, 64] and view weights [N, 6] → probabilities, strengths [N, 6] and strangeness [N], without asking whether a rep can be judged.</summary>
    internal (float[] Probabilities, float[] Strengths, float[] Strangeness) Run(ReadOnlySpan<float> features, ReadOnlySpan<float> viewWeights)
    {
        using var run = Bind(features.Length / RepFeatures.Length);
        features.CopyTo(run.Input(0));
        viewWeights.CopyTo(run.Input(1));
        run.Run();
        return (run.Output(0).ToArray(), run.Output(1).ToArray(), run.Output(2).ToArray());
    }

    /// <summary>Kept finite: the graph's probabilities are floats.</summary>
    private static double LogOdds(float probability)
    {
        var bounded = Math.Clamp((double)probability, 1e-6, 1 - 1e-6);
        return Math.Log(bounded / (1 - bounded));
    }

    private static Span<float> Features(BoundRun run, int row) => run.Input(0).Slice(row * RepFeatures.Length, RepFeatures.Length);

    private static Span<float> Weights(BoundRun run, int row) => run.Input(1).Slice(row * Viewpoint.WeightCount, Viewpoint.WeightCount);

    /// <summary>Buffers for so many rows, kept for the next time: at most one for each size of a batch.</summary>
    private BoundRun BindingFor(int rows)
    {
        if (!_runs.TryGetValue(rows, out var run))
            _runs[rows] = run = Bind(rows);
        return run;
    }

    private BoundRun Bind(int reps) => _model.Bind(
        [reps, RepFeatures.ChannelCount, TemporalDistanceMatrix.FrameCount], [reps, Viewpoint.WeightCount]);

    private FormAssessment Read(BoundRun run, int row)
    {
        var strangeness = run.Output(2)[row];
        if (strangeness > _options.GreatestStrangeness)
            return Assessability.Strange(strangeness);
        var scores = new FaultScore[_faults];
        for (var fault = 0; fault < _faults; fault++)
        {
            var at = (row * _faults) + fault;
            scores[fault] = new FaultScore(run.Output(0)[at], Math.Clamp(run.Output(1)[at], 0, 1), _sidecar.CanBeSeen((Fault)fault, Weights(run, row)));
        }

        return FormAssessment.Of(scores, strangeness);
    }
}
