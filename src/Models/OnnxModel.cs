using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;
using SquatCoach.Movement;

namespace SquatCoach.Models;

/// <summary>
/// A network that has been checked against its sidecar and is ready to run. Safe to share between threads; each thread binds
/// buffers of its own with <see cref="Bind"/>.
/// </summary>
public sealed class OnnxModel : IDisposable
{
    private OnnxModel(ModelSidecar sidecar, InferenceSession session, DeviceChoice device)
    {
        Sidecar = sidecar;
        Session = session;
        Device = device;
    }

    public ModelSidecar Sidecar { get; }

    public DeviceChoice Device { get; }

    /// <summary>How a report names this network.</summary>
    public ModelUsed Identity => new(Sidecar.Name, Sidecar.Sha256);

    internal InferenceSession Session { get; }

    /// <summary>Reads a network and its sidecar, compares the two, and loads it.</summary>
    /// <exception cref="ModelException">A file is missing, the hash differs, or the network is not what the sidecar promises.</exception>
    public static OnnxModel Open(string path, OnnxModelOptions? options = null)
    {
        options ??= OnnxModelOptions.Default;
        options.Validate();
        var fileName = Path.GetFileName(path);
        var bytes = ReadNetwork(path);
        var sidecar = ModelSidecar.Read(Path.ChangeExtension(path, ".json"));

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (!string.Equals(hash, sidecar.Sha256, StringComparison.OrdinalIgnoreCase))
            throw new ModelException($"{fileName} is refused: sha256: found {hash}, expected {sidecar.Sha256} (its sidecar).");

        var (session, device) = SessionFactory.Create(bytes, options, fileName);
        try
        {
            SidecarCheck.Network(sidecar, session, fileName);
            return new OnnxModel(sidecar, session, device);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Buffers for one shape of the inputs, in the sidecar's order, to be filled and run again and again.</summary>
    /// <param name="inputShapes">
    /// One full shape per input. A free axis of an output gets the length of the same axis of the first input.
    /// </param>
    /// <exception cref="ArgumentException">A shape is not one that the sidecar allows.</exception>
    public BoundRun Bind(params int[][] inputShapes)
    {
        ArgumentNullException.ThrowIfNull(inputShapes);
        if (inputShapes.Length != Sidecar.Inputs.Length)
            throw new ArgumentException($"Found {inputShapes.Length} shapes, expected {Sidecar.Inputs.Length}: {string.Join(", ", Sidecar.Inputs)}.", nameof(inputShapes));
        for (var index = 0; index < inputShapes.Length; index++)
        {
            var input = Sidecar.Inputs[index];
            if (!TensorShape.Covers(input.Shape.AsSpan(), inputShapes[index]) || inputShapes[index].Any(length => length < 1))
                throw new ArgumentException($"Found the shape {TensorShape.Describe(inputShapes[index])}, expected {input}.", nameof(inputShapes));
        }

        return new BoundRun(this, inputShapes);
    }

    public void Dispose() => Session.Dispose();

    private static byte[] ReadNetwork(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelException($"The network {Path.GetFileName(path)} is missing: expected it in {Path.GetDirectoryName(path)}.", exception);
        }
    }
}
