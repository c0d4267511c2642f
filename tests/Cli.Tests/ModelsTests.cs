using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace SquatCoach.Cli.Tests;

/// <summary>models add, use, list, remove as a user does them; every refusal ends with 5, says found and expected, and leaves nothing.</summary>
public sealed class ModelsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _environment;

    public ModelsTests() => _environment = new() { ["SQUATCOACH_ADDED_MODELS"] = _folder["added"] };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AddUseListRemove_OfANetwork_AreOneWay()
    {
        var file = Copy("other", sidecar => { });

        Assert.Equal(0, (await RunAsync("models", "add", file)).ExitCode);
        Assert.Equal(0, (await RunAsync("models", "use", "other")).ExitCode);
        var list = await RunAsync("models", "list");
        Assert.Matches(@"\*\s+other\s+pose2d", list.Output);
        Assert.DoesNotMatch(@"\*\s+athlete-keypoints", list.Output);

        Assert.Equal(0, (await RunAsync("models", "remove", "other")).ExitCode);
        Assert.Matches(@"\*\s+athlete-keypoints", (await RunAsync("models", "list")).Output);
    }

    [Fact]
    public async Task Add_FilesThatLie_EndWithFiveAndLeaveNothing()
    {
        (string File, string Says)[] files =
        [
            (_folder["nowhere.onnx"], "is missing"),
            (_folder.Write("text.onnx", "hello"), "found no whole ONNX file"),
            (_folder.Write("cut.tflite", "....TFL3"), "is refused"),
            (Copy("alone", sidecar => { }, withSidecar: false), "sidecar of the same name"),
            (Copy("hash", sidecar => sidecar["sha256"] = new string('0', 64)), "sha256: found"),
            (Copy("shape", sidecar => sidecar["inputs"]![0]!["shape"] = new JsonArray(-1, 3, 64, 64)), "shape of the input"),
            (Copy("names", sidecar => sidecar["keypoints"] = new JsonArray("nose")), "keypoints: found"),
            (Copy("decode", sidecar => sidecar["decode"] = "guess"), "decode: found guess, expected"),
            (Copy("../away", sidecar => { }, fileName: "away"), "found the name"),
            (Copy("athlete-keypoints", sidecar => { }, fileName: "own"), "of its own"),
        ];

        foreach (var (file, says) in files)
        {
            var run = await RunAsync("models", "add", file);
            Assert.Equal((5, true), (run.ExitCode, run.Error.Replace("\n", " ", StringComparison.Ordinal).Contains(says, StringComparison.OrdinalIgnoreCase)));
            Assert.False(Directory.Exists(_folder["added"]) && Directory.EnumerateFileSystemEntries(_folder["added"]).Any(), file);
        }

        Assert.Equal(5, (await RunAsync("models", "use", "nothing")).ExitCode);
        Assert.Equal(5, (await RunAsync("models", "remove", "nothing")).ExitCode);
    }

    private Task<CliProcess> RunAsync(params string[] arguments) => CliProcess.RunAsync(arguments, _environment, _folder.Path);

    /// <summary>The program's own keypoint network under another name, with a sidecar that a test spoils.</summary>
    private string Copy(string name, Action<JsonObject> spoil, bool withSidecar = true, string? fileName = null)
    {
        var own = Path.Combine(CliProcess.RepositoryRoot, "data", "models", "athlete-keypoints");
        var path = _folder[(fileName ?? name) + ".onnx"];
        File.Copy(own + ".onnx", path);
        var sidecar = JsonNode.Parse(File.ReadAllText(own + ".json"))!.AsObject();
        sidecar["name"] = name;
        sidecar["sha256"] = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));
        spoil(sidecar);
        if (withSidecar)
        {
            File.WriteAllText(Path.ChangeExtension(path, ".json"), sidecar.ToJsonString());
        }

        return path;
    }
}
