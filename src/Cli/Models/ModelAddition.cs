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
    /// <exception cref="ModelException">The file is missing, damaged, lies about itself, or answers with nothing that can be used. Nothing is left behind.</exception>
    public static ModelAddition Add(ModelLocator locator, string file)
    {
        ArgumentNullException.ThrowIfNull(locator);
        var store = locator.Added ?? ModelStore.OfUser();
        var read = NetworkFile.Read(file);
        var notes = new List<string>();
        if (read.Difference is { } difference)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Converted from TensorFlow Lite; on a test picture it differs from an independent evaluation by {difference:0.0e+0} of the largest value (allowed {BlazePoseImport.Tolerance:0e+0})."));
        }

        var sidecar = read.Sidecar;
        if (locator.Names().Contains(sidecar.Name))
        {
            throw new ModelException($"The program has a network {sidecar.Name} of its own; give this one another name in its sidecar.");
        }

        using var staged = store.Stage(sidecar.Name, read.Network, read.SidecarText);
        if (NetworkTrial.Run(OnnxModel.Open(staged.NetworkPath, new OnnxModelOptions { Device = Device.Cpu })) is { } note)
        {
            notes.Add(note);
        }

        staged.Install();
        return new ModelAddition(sidecar.Name, sidecar.TaskName, notes);
    }
}
