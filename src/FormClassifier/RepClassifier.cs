using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>
/// The 1D-convolutional ResNet over temporal distance matrices (Ogata et al., CVPR Workshops 2019; training/classifier), calibrated inside
/// the graph. All reps of a clip go through it in a few batches.
/// </summary>
public sealed class RepClassifier : IFormClassifier
{
    private const string ExpectedDecode = "sigmoid";

    private const int BatchReps = 32;

    private readonly OnnxModel _model;
    private readonly AssessabilityOptions _options;

    private RepClassifier(OnnxModel model, AssessabilityOptions options)
    {
        _model = model;
        _options = options;
    }

    public ModelUsed Identity => _model.Identity;

    /// <exception cref="ModelException">The network is missing, damaged, or was trained on other features.</exception>
    public static RepClassifier Open(ModelLocator models, OnnxModelOptions? modelOptions = null, AssessabilityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(models);
        options ??= AssessabilityOptions.Default;
        options.Validate();
        var model = models.Open(ModelNames.FormClassifier, ModelTask.Classifier, modelOptions);
        try
        {
            RequireFeatures(model.Sidecar);
            return new RepClassifier(model, options);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    public IReadOnlyList<FormAssessment> Classify(JointSequence joints, IReadOnlyList<Rep> reps, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(joints);
        ArgumentNullException.ThrowIfNull(reps);
        var answers = new FormAssessment?[reps.Count];
        var open = new List<int>();
        for (var index = 0; index < reps.Count; index++)
        {
            TemporalDistanceMatrix.RequireInside(joints, reps[index]);
            answers[index] = Assessability.Refusal(joints, reps[index], _options);
            if (answers[index] is null)
                open.Add(index);
        }

        foreach (var batch in open.Chunk(BatchReps))
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var run = _model.Bind([batch.Length, DistanceMatrix.PairCount, TemporalDistanceMatrix.FrameCount]);
            for (var row = 0; row < batch.Length; row++)
                TemporalDistanceMatrix.Write(joints, reps[batch[row]], run.Input().Slice(row * TemporalDistanceMatrix.Length, TemporalDistanceMatrix.Length));
            run.Run();
            for (var row = 0; row < batch.Length; row++)
                answers[batch[row]] = FormAssessment.Of(run.Output().Slice(row * FieldNames.Faults.Length, FieldNames.Faults.Length));
        }

        return answers!;
    }

    public void Dispose() => _model.Dispose();

    /// <summary>Features [N, 171, 64] → probabilities [N, 6], without asking whether a rep can be judged.</summary>
    internal float[] Run(ReadOnlySpan<float> features)
    {
        using var run = _model.Bind([features.Length / TemporalDistanceMatrix.Length, DistanceMatrix.PairCount, TemporalDistanceMatrix.FrameCount]);
        features.CopyTo(run.Input());
        run.Run();
        return run.Output().ToArray();
    }

    internal static void RequireFeatures(ModelSidecar sidecar)
    {
        Expect("decode", sidecar.Decode, ExpectedDecode);
        Expect("featureVersion", sidecar.FeatureVersion?.ToString() ?? "none", TemporalDistanceMatrix.Version);
        Expect("normalisation", sidecar.More.TryGetValue("normalisation", out var mode) ? mode.ToString() : "none", "none");
    }

    private static void Expect(string field, string found, string expected)
    {
        if (found != expected)
            throw new ModelException($"form-classifier.json is refused: {field}: found {found}, expected {expected}.");
    }
}
