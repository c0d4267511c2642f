using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SquatCoach.Models;

/// <summary>
/// The .json beside every .onnx: what goes in, what comes out, in which order, and the hash of the file it speaks of
/// (squatcoach.model/1; docs/schemas).
/// </summary>
public sealed class ModelSidecar
{
    public const string ExpectedSchema = "squatcoach.model/1";

    private static readonly JsonSerializerOptions _json = CreateOptions();

    public required string Schema { get; init; }

    public required string Name { get; init; }

    /// <summary>Text or number, as written.</summary>
    public required JsonElement Version { get; init; }

    public required ModelTask Task { get; init; }

    /// <summary>The task as the sidecar writes it: finder, pose2d, lifter, classifier.</summary>
    [JsonIgnore]
    public string TaskName => ModelTaskConverter.NameOf(Task);

    /// <summary>How the outputs are read, such as "centre-size", "coordinates", "root-relative", "sigmoid".</summary>
    public required string Decode { get; init; }

    public required ImmutableArray<TensorDescription> Inputs { get; init; }

    public required ImmutableArray<TensorDescription> Outputs { get; init; }

    /// <summary>Names in index order, where the network speaks of keypoints.</summary>
    public ImmutableArray<string> Keypoints { get; init; } = [];

    /// <summary>Names in index order, where the network speaks of joints.</summary>
    public ImmutableArray<string> Joints { get; init; } = [];

    /// <summary>Names in index order, where the network speaks of faults.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>Version of the features that a classifier was trained on, as written.</summary>
    public JsonElement? FeatureVersion { get; init; }

    public JsonElement? TrainedOn { get; init; }

    public JsonElement? Metrics { get; init; }

    /// <summary>SHA-256 of the .onnx, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Everything else that the training wrote, such as the exact normalisation of the inputs.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> More { get; init; } = [];

    /// <summary>Reads and checks the sidecar of a network.</summary>
    /// <exception cref="ModelException">It is missing, is no such JSON, or contradicts the vocabulary.</exception>
    public static ModelSidecar Read(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), Path.GetFileName(path));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelException($"The sidecar {path} is missing; every .onnx has one of the same name.", exception);
        }
    }

    /// <param name="utf8">The text of the sidecar.</param>
    /// <param name="fileName">Named in error messages.</param>
    /// <exception cref="ModelException">It is no such JSON, or contradicts the vocabulary.</exception>
    public static ModelSidecar Parse(ReadOnlySpan<byte> utf8, string fileName)
    {
        ModelSidecar? sidecar;
        try
        {
            sidecar = JsonSerializer.Deserialize<ModelSidecar>(utf8, _json);
        }
        catch (JsonException exception)
        {
            throw new ModelException($"{fileName} is not a model sidecar: {exception.Message}", exception);
        }

        if (sidecar is null)
            throw new ModelException($"{fileName} is not a model sidecar: found null, expected an object.");
        SidecarCheck.Vocabulary(sidecar, fileName);
        return sidecar;
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        options.Converters.Add(new ModelTaskConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
