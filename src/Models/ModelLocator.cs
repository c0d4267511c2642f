namespace SquatCoach.Models;

/// <summary>The folder that holds the networks, and how to open one of them by name.</summary>
public sealed class ModelLocator
{
    /// <summary>Names a folder that comes before the one beside the program.</summary>
    public const string FolderVariable = "SQUATCOACH_MODELS";

    private static readonly string _relativeFolder = Path.Combine("data", "models");

    /// <exception cref="ModelException">The folder does not exist.</exception>
    public ModelLocator(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
            throw new ModelException($"The folder of the networks, {folder}, does not exist.");
        Folder = Path.GetFullPath(folder);
    }

    public string Folder { get; }

    /// <summary>The named folder, else $SQUATCOACH_MODELS, else data/models next to the program or in a folder above it.</summary>
    /// <exception cref="ModelException">There is none.</exception>
    public static ModelLocator Find(string? folder = null)
    {
        folder ??= Environment.GetEnvironmentVariable(FolderVariable);
        if (!string.IsNullOrEmpty(folder))
            return new ModelLocator(folder);

        for (var place = new DirectoryInfo(AppContext.BaseDirectory); place is not null; place = place.Parent)
        {
            var candidate = Path.Combine(place.FullName, _relativeFolder);
            if (Directory.Exists(candidate))
                return new ModelLocator(candidate);
        }

        throw new ModelException(
            $"No folder {_relativeFolder} was found in {AppContext.BaseDirectory} or above it; set {FolderVariable} to where the networks are.");
    }

    /// <summary>The names of the networks in the folder, sorted.</summary>
    public IReadOnlyList<string> Names() =>
        [.. Directory.EnumerateFiles(Folder, "*.onnx").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public string PathOf(string name) => Path.Combine(Folder, name + ".onnx");

    /// <summary>Opens the network of that name.</summary>
    /// <exception cref="ModelException">It is missing, damaged, or does another task than the caller needs.</exception>
    public OnnxModel Open(string name, ModelTask task, OnnxModelOptions? options = null)
    {
        var model = OnnxModel.Open(PathOf(name), options);
        if (model.Sidecar.Task == task)
            return model;
        model.Dispose();
        throw new ModelException($"{name}.json is refused: task: found {model.Sidecar.Task}, expected {task}.");
    }
}
