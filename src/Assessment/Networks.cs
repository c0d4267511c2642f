using SquatCoach.Capture;
using SquatCoach.FormClassifier;
using SquatCoach.Models;
using SquatCoach.Movement;
using SquatCoach.Pose3D;

namespace SquatCoach.Assessment;

/// <summary>The five networks, each opened when it is first needed: assessing 3D joints needs the classifier alone.</summary>
internal sealed class Networks(AnalyzerOptions options) : IDisposable
{
    private readonly OnnxModelOptions _modelOptions = new() { Device = options.Device };

    private ModelLocator? _locator;
    private PersonFinder? _finder;
    private KeypointEstimator? _estimator;
    private BackReader? _back;
    private PoseLifter? _lifter;
    private RepClassifier? _classifier;

    public PersonFinder Finder => _finder ??= new PersonFinder(Locator.Open(options.Finder ?? Locator.Chosen(ModelTask.Finder), ModelTask.Finder, _modelOptions));

    public KeypointEstimator Estimator => _estimator ??= new KeypointEstimator(Locator.Open(options.PoseNetwork ?? Locator.Chosen(ModelTask.Pose2D), ModelTask.Pose2D, _modelOptions));

    /// <summary>Null where the folder of the networks has none: the line of the back is then not read.</summary>
    public BackReader? Back => _back ??= File.Exists(Locator.PathOf(ModelNames.AthleteBack)) ? new BackReader(Locator.Open(ModelNames.AthleteBack, ModelTask.Back, _modelOptions)) : null;

    public IPoseLifter Lifter => _lifter ??= PoseLifter.Open(Locator, _modelOptions);

    public IFormClassifier Classifier => _classifier ??= RepClassifier.Open(Locator, _modelOptions);

    /// <summary>One sentence where the wished device could not be had; null otherwise, or where no 2D network was opened yet.</summary>
    public string? DeviceNote => _estimator?.Model.Device.Note ?? _finder?.Model.Device.Note;

    /// <summary>What a report says of the networks that it rests on.</summary>
    public ModelsUsed Used(bool withVideo) =>
        withVideo ? new ModelsUsed(Estimator.Model.Identity, Lifter.Identity, Classifier.Identity) : new ModelsUsed(null, null, Classifier.Identity);

    private ModelLocator Locator => _locator ??= ModelLocator.Find(options.ModelsFolder);

    public void Dispose()
    {
        _finder?.Dispose();
        _estimator?.Dispose();
        _back?.Dispose();
        _lifter?.Dispose();
        _classifier?.Dispose();
    }
}
