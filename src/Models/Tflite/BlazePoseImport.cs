using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.ML.OnnxRuntime;

namespace SquatCoach.Models;

/// <summary>
/// Turns BlazePose's .tflite files (Bazarevsky et al., "BlazePose: On-device Real-time Body Pose Tracking", 2020; MediaPipe's file formats)
/// into ONNX networks with sidecars: the landmark network, known by its 39 landmarks of five values, and the person detector, known by its
/// 2254 anchors of twelve. Landmarks in space, which the network's first files lack, come along where a file has them. The conversion is evaluated against <see cref="TfliteInterpreter"/> on a drawn picture before it is handed out.
/// </summary>
public static class BlazePoseImport
{
    /// <summary>
    /// Largest difference between ONNX Runtime and the reference, as a share of the largest value of an output, or of 1. Sums of some thousand
    /// products in another order differ by about 1e-6 of it; a wrong axis, padding or weight differs by 1e-2 and more.
    /// </summary>
    public const double Tolerance = 1e-4;

    /// <summary>
    /// The output [1, 117]: 39 landmarks × (x, y, z) in metres, the middle of the hips at the origin, x to the right of the ROI, y down, z away
    /// from the camera (MediaPipe's "world landmarks"; Grishchenko et al., "BlazePose GHUM Holistic", 2022).
    /// </summary>
    public const string WorldOutput = "world";

    private static readonly int[] _landmarks = [1, 195];
    private static readonly int[] _heatmaps = [1, 64, 64, 39];
    private static readonly int[] _world = [1, 117];
    private static readonly int[] _flag = [1, 1];
    private static readonly int[] _boxes = [1, 2254, 12];
    private static readonly int[] _scores = [1, 2254, 1];

    /// <summary>Names in the order of BlazePose's 33 landmarks; those of ours are among them.</summary>
    private static readonly string[] _names =
    [
        "nose", "left_eye_inner", "left_eye", "left_eye_outer", "right_eye_inner", "right_eye", "right_eye_outer", "left_ear", "right_ear",
        "mouth_left", "mouth_right", "left_shoulder", "right_shoulder", "left_elbow", "right_elbow", "left_wrist", "right_wrist",
        "left_pinky", "right_pinky", "left_index", "right_index", "left_thumb", "right_thumb", "left_hip", "right_hip", "left_knee",
        "right_knee", "left_ankle", "right_ankle", "left_heel", "right_heel", "left_foot_index", "right_foot_index",
    ];

    /// <summary>Whether a file begins as a TensorFlow Lite file does.</summary>
    public static bool IsTflite(ReadOnlySpan<byte> file) => file.Length >= 8 && file.Slice(4, 4).SequenceEqual("TFL3"u8);

    /// <param name="file">The bytes of the .tflite file.</param>
    /// <param name="fileName">Named in error messages; the network is called after it.</param>
    /// <exception cref="ModelException">It is no file of BlazePose, is damaged, or its conversion computes something else.</exception>
    public static ImportedModel Import(byte[] file, string fileName)
    {
        var model = TfliteModel.Parse(file, fileName);
        try
        {
            return Convert(model, file, fileName);
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentException or ArithmeticException or KeyNotFoundException or OnnxRuntimeException)
        {
            // Shapes, weights and windows that contradict each other are met while they are used, here or by ONNX Runtime.
            throw new ModelException($"{fileName} is refused: it is damaged, its shapes and weights contradict each other.", exception);
        }
    }

    internal static ImportedModel Convert(TfliteModel model, byte[] file, string fileName)
    {
        int[] shapes = [.. model.Inputs];
        var input = shapes.Length == 1 ? model.Tensors[shapes[0]].Shape : [];
        (int Tensor, string Name)[] outputs;
        if (input is [1, 256, 256, 3] && Output(model, _landmarks) is { } landmarks && Output(model, _flag) is { } flag && Output(model, _heatmaps) is { } heatmaps)
            outputs = [(landmarks, "landmarks"), (flag, "presence"), (heatmaps, "heatmaps"), .. World(model)];
        else if (input is [1, 224, 224, 3] && Output(model, _boxes) is { } boxes && Output(model, _scores) is { } scores)
            outputs = [(boxes, "boxes"), (scores, "scores")];
        else
            throw NotBlazePose(model, fileName);

        var network = TfliteToOnnx.Convert(model, "image", outputs);
        var difference = ConversionCheck.LargestDifference(model, network, outputs);
        if (!(difference <= Tolerance))
            throw new ModelException(FormattableString.Invariant($"{fileName} is refused: its conversion differs from the reference by {difference:0.0e+0} of the largest value, expected at most {Tolerance:0.0e+0}."));
        var sidecar = Sidecar(model, outputs, ModelNameOf(fileName), network, file);
        return new ImportedModel((string)sidecar["name"]!, network, Encoding.UTF8.GetBytes(sidecar.ToJsonString()), difference);
    }

    /// <summary>pose_landmark_lite.tflite → pose-landmark-lite.</summary>
    private static string ModelNameOf(string fileName) =>
        new([.. Path.GetFileNameWithoutExtension(fileName).ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]);

    private static (int Tensor, string Name)[] World(TfliteModel model) => Output(model, _world) is { } world ? [(world, WorldOutput)] : [];

    private static int? Output(TfliteModel model, int[] shape)
    {
        foreach (var output in model.Outputs)
        {
            if (model.Tensors[output].Shape.SequenceEqual(shape))
                return output;
        }

        return null;
    }

    private static ModelException NotBlazePose(TfliteModel model, string fileName)
    {
        string Shapes(int[] tensors) => string.Join(", ", tensors.Select(tensor => TensorShape.Describe(model.Tensors[tensor].Shape)));
        return new ModelException(
            $"{fileName} is refused: found the inputs {Shapes(model.Inputs)} and outputs {Shapes(model.Outputs)}, expected BlazePose's landmark network ([1, 256, 256, 3] to [1, 195], [1, 1], [1, 64, 64, 39], in later files also [1, 117]) or its detector ([1, 224, 224, 3] to [1, 2254, 12], [1, 2254, 1]); other networks are taken as ONNX with a sidecar.");
    }

    private static JsonObject Sidecar(TfliteModel model, (int Tensor, string Name)[] outputs, string name, byte[] network, byte[] file)
    {
        var isDetector = outputs.Length == 2;
        var sidecar = new JsonObject
        {
            ["schema"] = ModelSidecar.ExpectedSchema,
            ["name"] = name,
            ["version"] = "tflite-" + Hex(SHA256.HashData(file))[..8],
            ["task"] = isDetector ? "finder" : "pose2d",
            ["decode"] = isDetector ? "blazepose-anchors" : "blazepose",
            ["inputs"] = new JsonArray(new JsonObject
            {
                ["name"] = "image",
                ["shape"] = Numbers(TfliteToOnnx.ChannelsFirst(model.Tensors[model.Inputs[0]].Shape)),
                ["range"] = isDetector ? new JsonArray(-1, 1) : new JsonArray(0, 1),
                ["layout"] = isDetector ? "NCHW RGB, letterboxed with 0" : "NCHW RGB",
            }),
            ["outputs"] = new JsonArray([.. outputs.Select(output => Port(model, output))]),
            ["trainedOn"] = "Google's BlazePose as converted from its .tflite file by this program; see its model card for data and licence",
            ["sha256"] = Hex(SHA256.HashData(network)),
        };
        if (isDetector)
            sidecar["padding"] = 0;
        else
            sidecar["keypoints"] = new JsonArray([.. _names.Select(keypoint => (JsonNode)keypoint)]);
        return sidecar;
    }

    private static JsonObject Port(TfliteModel model, (int Tensor, string Name) output)
    {
        var port = new JsonObject { ["name"] = output.Name, ["shape"] = Numbers(TfliteToOnnx.ChannelsFirst(model.Tensors[output.Tensor].Shape)) };
        if (output.Name == WorldOutput)
            port["meaning"] = "39 landmarks, metres from the middle of the hips, x right, y down, z away from the camera";
        return port;
    }

    private static string Hex(byte[] hash) => System.Convert.ToHexStringLower(hash);

    private static JsonArray Numbers(int[] shape) => new([.. shape.Select(length => (JsonNode)length)]);
}
