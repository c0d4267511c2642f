using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SquatCoach.Models.Tests;

/// <summary>A folder with the network y[N, 2] = x[N, 3] @ w + b and a sidecar that a test can spoil before it is written.</summary>
internal sealed class TinyModel : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("squatcoach-model-");

    public TinyModel()
    {
        var network = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "tiny.onnx"));
        File.WriteAllBytes(NetworkPath, network);
        Sidecar = new JsonObject
        {
            ["schema"] = "squatcoach.model/1",
            ["name"] = "tiny",
            ["version"] = 1,
            ["task"] = "finder",
            ["decode"] = "none",
            ["inputs"] = Tensor("x", -1, 3),
            ["outputs"] = Tensor("y", -1, 2),
            ["trainedOn"] = "nothing",
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(network)),
        };
    }

    public JsonObject Sidecar { get; }

    public string Folder => _folder.FullName;

    public string NetworkPath => Path.Combine(_folder.FullName, "tiny.onnx");

    public string SidecarPath => Path.Combine(_folder.FullName, "tiny.json");

    public static JsonArray Tensor(string name, params int[] shape) =>
        [new JsonObject { ["name"] = name, ["shape"] = JsonSerializer.SerializeToNode(shape) }];

    public OnnxModel Open(OnnxModelOptions? options = null)
    {
        File.WriteAllText(SidecarPath, Sidecar.ToJsonString());
        return OnnxModel.Open(NetworkPath, options ?? new OnnxModelOptions { Device = Device.Cpu });
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
