using System.Globalization;
using SquatCoach.Capture;
using SquatCoach.Models;

namespace SquatCoach.Cli;

/// <summary>A network on its way into the user's own: read, converted where needed, checked, tried on a picture, and only then there.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="TaskName">What it does.</param>
/// <param name="Notes">What the user should know of it.</param>
public sealed record ModelAddition(string Name, string TaskName, IReadOnlyList<string> Notes)
{
    /// <summary>A pose network that keeps up with a video on a processor has a tenth of that; more would only fill the memory.</summary>
    private const long MaxBytes = 256L << 20;

    private const long MaxSidecarBytes = 1 << 20;

    /// <exception cref="ModelException">The file is missing, damaged, lies about itself, or answers with nothing that can be used. Nothing is left behind.</exception>
    public static ModelAddition Add(ModelLocator locator, string file)
    {
        ArgumentNullException.ThrowIfNull(locator);
        var store = locator.Added ?? ModelStore.OfUser();
        var fileName = TerminalText.Plain(Path.GetFileName(file));
        var bytes = Read(file, MaxBytes);
        var notes = new List<string>();
        byte[] sidecarText;
        if (BlazePoseImport.IsTflite(bytes))
        {
            var imported = BlazePoseImport.Import(bytes, fileName);
            (bytes, sidecarText) = (imported.Network, imported.Sidecar);
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Converted from TensorFlow Lite; on a test picture it differs from an independent evaluation by {imported.Difference:0.0e+0} of the largest value (allowed {BlazePoseImport.Tolerance:0e+0})."));
        }
        else
        {
            OnnxFile.Check(bytes, fileName);
            sidecarText = Read(Path.ChangeExtension(file, ".json"), MaxSidecarBytes);
        }

        var sidecar = ModelSidecar.Parse(sidecarText, Path.ChangeExtension(fileName, ".json"));
        if (locator.Names().Contains(sidecar.Name))
        {
            throw new ModelException($"The program has a network {sidecar.Name} of its own; give this one another name in its sidecar.");
        }

        using var staged = store.Stage(sidecar.Name, bytes, sidecarText);
        if (NetworkTrial.Run(OnnxModel.Open(staged.NetworkPath, new OnnxModelOptions { Device = Device.Cpu })) is { } note)
        {
            notes.Add(note);
        }

        staged.Install();
        return new ModelAddition(sidecar.Name, sidecar.TaskName, notes);
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
