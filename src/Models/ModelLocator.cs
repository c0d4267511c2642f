namespace SquatCoach.Models;

/// <summary>The folder that holds the program's networks, those that the user added, and how to open one of them by name.</summary>
public sealed class ModelLocator
{
    /// <summary>Names a folder that comes before the one beside the program.</summary>
    public const string FolderVariable = "SQUATCOACH_MODELS";

    private static readonly string _relativeFolder = Path.Combine("data", "models");

    /// <param name="folder">Where the program's networks lie.</param>
    /// <param name="added">The networks that the user added; null for none.</param>
    /// <exception cref="ModelException">The folder does not exist.</exception>
    public ModelLocator(string folder, ModelStore? added = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
            throw new ModelException($"The folder of the networks, {folder}, does not exist.");
        Folder = Path.GetFullPath(folder);
        Added = added;
    }

    public string Folder { get; }

    public ModelStore? Added { get; }

    /// <summary>
    /// The named folder, else $SQUATCOACH_MODELS, else data/models next to the program or in a folder above it; with what the user added.
    /// </summary>
    /// <exception cref="ModelException">There is none.</exception>
    public static ModelLocator Find(string? folder = null)
    {
        folder ??= Environment.GetEnvironmentVariable(FolderVariable);
        if (!string.IsNullOrEmpty(folder))
            return new ModelLocator(folder, ModelStore.OfUser());

        for (var place = new DirectoryInfo(AppContext.BaseDirectory); place is not null; place = place.Parent)
        {
            var candidate = Path.Combine(place.FullName, _relativeFolder);
            if (Directory.Exists(candidate))
                return new ModelLocator(candidate, ModelStore.OfUser());
        }

        throw new ModelException(
            $"No folder {_relativeFolder} was found in {AppContext.BaseDirectory} or above it; set {FolderVariable} to where the networks are.");
    }

    /// <summary>The names of the program's networks, sorted.</summary>
    public IReadOnlyList<string> Names() =>
        [.. Directory.EnumerateFiles(Folder, "*.onnx").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    /// <summary>The file of a network: the program's own of that name, else an added one, else where the program's own would be.</summary>
    public string PathOf(string name)
    {
        var own = Path.Combine(Folder, name + ".onnx");
        return !File.Exists(own) && Added is not null && ModelStore.IsName(name) && Added.Contains(name) ? Added.PathOf(name) : own;
    }

    /// <summary>The network that does a task: the user's choice, else the program's own.</summary>
    /// <exception cref="ModelException">The user's choice is gone or cannot be read.</exception>
    public string Chosen(ModelTask task)
    {
        var own = ModelNames.Of(task);
        if (Added?.Chosen(task) is not { } chosen || chosen == own)
            return own;
        return File.Exists(PathOf(chosen))
            ? chosen
            : throw new ModelException($"The chosen network {chosen} is gone; './squatcoach models use {own}' goes back to the program's own.");
    }

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
