using System.Text.Json;
using System.Text.RegularExpressions;

namespace SquatCoach.Models;

/// <summary>
/// The networks that a user added to those of the program, and which network each task takes by default. Every network has a folder of
/// its own that appears at once and whole, or not at all.
/// </summary>
public sealed partial class ModelStore
{
    /// <summary>Names a folder that comes before the user's own.</summary>
    public const string FolderVariable = "SQUATCOACH_ADDED_MODELS";

    private const string ChoiceFile = "chosen.json";

    /// <param name="folder">Where the networks lie; made when the first is added.</param>
    public ModelStore(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = Path.GetFullPath(folder);
    }

    public string Folder { get; }

    /// <summary>$SQUATCOACH_ADDED_MODELS, else squatcoach/models among the user's data ($XDG_DATA_HOME or ~/.local/share on Linux).</summary>
    public static ModelStore OfUser()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named)
            return new ModelStore(named);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return new ModelStore(Path.Combine(home.Length > 0 ? home : Path.GetTempPath(), "squatcoach", "models"));
    }

    /// <summary>The added networks, sorted.</summary>
    public IReadOnlyList<string> Names() => Directory.Exists(Folder)
        ? [.. Directory.EnumerateDirectories(Folder).Select(path => Path.GetFileName(path)).Where(name => IsName(name) && Contains(name)).Order(StringComparer.Ordinal)]
        : [];

    public bool Contains(string name) => File.Exists(PathOf(name));

    public string PathOf(string name) => Path.Combine(Folder, name, name + ".onnx");

    /// <summary>Whether a text can name a network: it becomes a folder.</summary>
    public static bool IsName(string name) => NamePattern().IsMatch(name);

    /// <summary>The network that the user chose for a task; null where the program's own is taken.</summary>
    /// <exception cref="ModelException">The file of choices is damaged.</exception>
    public string? Chosen(ModelTask task) => ReadChoices().GetValueOrDefault(ModelTaskConverter.NameOf(task));

    /// <summary>Takes a network for a task from now on; null goes back to the program's own.</summary>
    public void Choose(ModelTask task, string? name)
    {
        var choices = ReadChoices();
        if (name is null)
            choices.Remove(ModelTaskConverter.NameOf(task));
        else
            choices[ModelTaskConverter.NameOf(task)] = name;
        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, ChoiceFile);
        var draft = $"{path}.{Environment.ProcessId}";
        File.WriteAllText(draft, JsonSerializer.Serialize(choices));
        File.Move(draft, path, overwrite: true);
    }

    /// <summary>Begins to add a network; nothing is there before <see cref="StagedModel.Install"/>.</summary>
    /// <param name="name">What it will be called.</param>
    /// <param name="network">The bytes of the .onnx file.</param>
    /// <param name="sidecar">The text of its sidecar.</param>
    /// <exception cref="ModelException">The name cannot be one, or is taken.</exception>
    public StagedModel Stage(string name, byte[] network, byte[] sidecar)
    {
        if (!IsName(name))
            throw new ModelException($"Found the name '{name}', expected lower-case letters, digits, '-', '_' and '.', at most 64, a letter or digit first.");
        if (Contains(name))
            throw new ModelException($"A network {name} was added before; remove it first ('models remove {name}'), or give this one another name.");
        return StagedModel.Write(this, name, network, sidecar);
    }

    /// <summary>Takes an added network away; where it was chosen, the program's own is taken again.</summary>
    /// <exception cref="ModelException">No network of this name was added.</exception>
    public void Remove(string name)
    {
        if (!IsName(name) || !Contains(name))
            throw new ModelException($"Found no added network '{name}', expected one of: {(Names() is { Count: > 0 } names ? string.Join(", ", names) : "none was added")}.");
        foreach (var task in Enum.GetValues<ModelTask>())
        {
            if (Chosen(task) == name)
                Choose(task, null);
        }

        Directory.Delete(Path.Combine(Folder, name), recursive: true);
    }

    private Dictionary<string, string> ReadChoices()
    {
        var path = Path.Combine(Folder, ChoiceFile);
        if (!File.Exists(path))
            return [];
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path)) ?? [];
        }
        catch (JsonException exception)
        {
            throw new ModelException($"The file of chosen networks, {path}, is damaged: {exception.Message} Delete it to go back to the program's own.", exception);
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{0,63}$")]
    private static partial Regex NamePattern();
}
