using SquatCoach.Models;

namespace SquatCoach.Capture;

/// <summary>Finds the outputs of a network by name and refuses what this project cannot read.</summary>
internal static class NetworkPorts
{
    /// <summary>An output by name.</summary>
    /// <exception cref="ModelException">There is none, or it has another number of axes.</exception>
    public static TensorDescription Output(ModelSidecar sidecar, string name, int axes) =>
        TryOutput(sidecar, name, axes)
        ?? throw SidecarFields.Refusal(sidecar, "outputs", string.Join(", ", sidecar.Outputs), $"{name} with {axes} axes");

    /// <summary>An output by name, null where there is none with so many axes.</summary>
    public static TensorDescription? TryOutput(ModelSidecar sidecar, string name, int axes)
    {
        foreach (var output in sidecar.Outputs)
        {
            if (output.Name == name && output.Shape.Length == axes)
                return output;
        }

        return null;
    }

    /// <summary>The length of an axis of an output.</summary>
    /// <exception cref="ModelException">It is free or another than expected (0: any).</exception>
    public static int Length(ModelSidecar sidecar, TensorDescription output, int axis, int expected = 0)
    {
        var found = output.Shape[axis];
        return found > 0 && (expected == 0 || found == expected)
            ? found
            : throw SidecarFields.Refusal(sidecar, $"axis {axis} of the output {output}", $"{found}", expected == 0 ? "a fixed length" : $"{expected}");
    }
}
