using System.Globalization;
using SquatCoach.Models;

namespace SquatCoach.Cli;

/// <summary>A network that a user names by its file: ONNX with its sidecar beside it, or a .tflite of BlazePose, which is converted.</summary>
internal sealed class NetworkFile
{
    /// <summary>A pose network that keeps up with a video on a processor has a tenth of that; more would only fill the memory.</summary>
    private const long MaxBytes = 256L << 20;

    private const long MaxSidecarBytes = 1 << 20;

    private NetworkFile(byte[] network, byte[] sidecarText, ModelSidecar sidecar) => (Network, SidecarText, Sidecar) = (network, sidecarText, sidecar);

    /// <summary>The bytes of the .onnx file.</summary>
    public byte[] Network { get; }

    /// <summary>The text of the sidecar, UTF-8.</summary>
    public byte[] SidecarText { get; }

    public ModelSidecar Sidecar { get; }

    /// <summary>How far a converted network is from an independent evaluation of the original, as a share of the largest value; null where nothing was converted.</summary>
    public double? Difference { get; private init; }

    /// <exception cref="ModelException">The file or its sidecar is missing, too large, damaged, or of another kind.</exception>
    public static NetworkFile Read(string path)
    {
        var fileName = TerminalText.Plain(Path.GetFileName(path));
        var sidecarName = Path.ChangeExtension(fileName, ".json");
        var bytes = Read(path, MaxBytes);
        if (BlazePoseImport.IsTflite(bytes))
        {
            var imported = BlazePoseImport.Import(bytes, fileName);
            return new NetworkFile(imported.Network, imported.Sidecar, ModelSidecar.Parse(imported.Sidecar, sidecarName)) { Difference = imported.Difference };
        }

        OnnxFile.Check(bytes, fileName);
        var text = Read(Path.ChangeExtension(path, ".json"), MaxSidecarBytes);
        return new NetworkFile(bytes, text, ModelSidecar.Parse(text, sidecarName));
    }

    /// <summary>Loads the network, checked against its sidecar, without adding it to the user's own.</summary>
    /// <exception cref="ModelException">The two contradict each other.</exception>
    public OnnxModel Open()
    {
        // A network is opened with the sidecar beside it; a converted one has a place only for that moment.
        var folder = Directory.CreateTempSubdirectory("squatcoach-").FullName;
        try
        {
            var path = Path.Combine(folder, "network.onnx");
            File.WriteAllBytes(path, Network);
            File.WriteAllBytes(Path.ChangeExtension(path, ".json"), SidecarText);
            return OnnxModel.Open(path, new OnnxModelOptions { Device = Device.Cpu });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Read(string path, long limit)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new ModelException($"{TerminalText.Plain(path)} is missing{(path.EndsWith(".json", StringComparison.Ordinal) ? "; every .onnx file has a sidecar of the same name beside it (docs/pose-networks.md)" : string.Empty)}.");
        }

        return file.Length <= limit
            ? File.ReadAllBytes(path)
            : throw new ModelException(string.Create(CultureInfo.InvariantCulture, $"{TerminalText.Plain(file.Name)} is refused: found {file.Length / 1048576.0:0.#} MiB, expected at most {limit / 1048576.0:0} MiB."));
    }
}
