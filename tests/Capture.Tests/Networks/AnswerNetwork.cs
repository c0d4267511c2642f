using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Capture.Tests;

/// <summary>A network that gives the same answer whatever it sees, with a sidecar that a test may change: for decoders, whose input is the answer.</summary>
internal sealed class AnswerNetwork : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("squatcoach-answer-");
    private readonly OnnxGraph _graph = new();
    private readonly JsonArray _outputs = [];

    /// <param name="task">pose2d or finder.</param>
    /// <param name="decode">How the answer is read.</param>
    /// <param name="height">Height of the input in pixels.</param>
    /// <param name="width">Its width.</param>
    public AnswerNetwork(string task, string decode, int height, int width)
    {
        _graph.Input("image", [1, 3, height, width]);
        Input = new JsonObject { ["name"] = "image", ["shape"] = new JsonArray(1, 3, height, width), ["layout"] = "NCHW RGB" };
        Sidecar = new JsonObject
        {
            ["schema"] = "squatcoach.model/1",
            ["name"] = "answer",
            ["version"] = "1",
            ["task"] = task,
            ["decode"] = decode,
            ["inputs"] = new JsonArray(Input),
            ["outputs"] = _outputs,
            ["keypoints"] = new JsonArray([.. FieldNames.Keypoints.Select(name => (JsonNode)name)]),
        };
    }

    public JsonObject Sidecar { get; }

    public JsonObject Input { get; }

    public string Path => System.IO.Path.Combine(_folder.FullName, "answer.onnx");

    /// <summary>Adds an output that always holds these values.</summary>
    public AnswerNetwork Answering(string name, int[] shape, float[] values)
    {
        _graph.Constant(name + "_values", shape, values);
        _graph.Add("Identity", [name + "_values"], name);
        _graph.Output(name, shape);
        _outputs.Add(new JsonObject { ["name"] = name, ["shape"] = new JsonArray([.. shape.Select(length => (JsonNode)length)]) });
        return this;
    }

    /// <summary>Writes the file and its sidecar.</summary>
    public string Write()
    {
        var network = _graph.ToFile("answer");
        File.WriteAllBytes(Path, network);
        Sidecar["sha256"] = Convert.ToHexStringLower(SHA256.HashData(network));
        File.WriteAllText(System.IO.Path.ChangeExtension(Path, ".json"), Sidecar.ToJsonString());
        return Path;
    }

    public OnnxModel Open() => OnnxModel.Open(Write(), new OnnxModelOptions { Device = Device.Cpu });

    /// <summary>Runs it as a keypoint network on a grey frame of 100 × 100.</summary>
    public PoseBatch Estimate(params SquareRoi[] rois)
    {
        using var estimator = new KeypointEstimator(Open());
        var poses = new PoseBatch(rois.Length);
        var size = new DecodedSize(100, 100);
        estimator.Estimate(new RgbImage(new byte[size.ByteCount], size), rois, poses, new StageClock());
        return poses;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
