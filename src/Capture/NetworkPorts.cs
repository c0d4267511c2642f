using SquatCoach.Models;

namespace SquatCoach.Capture;

/// <summary>Reads sizes from a network's sidecar and refuses what this project cannot feed or read.</summary>
internal static class NetworkPorts
{
    /// <exception cref="ModelException">The network is read in another way.</exception>
    public static void CheckDecoding(OnnxModel model, string expected)
    {
        if (model.Sidecar.Decode != expected)
            throw new ModelException($"The network {model.Sidecar.Name} is refused: decode: found {model.Sidecar.Decode}, expected {expected}.");
    }

    /// <summary>S of the one input [N, 3, S, S].</summary>
    /// <exception cref="ModelException">The input is something else.</exception>
    public static int SquareSide(OnnxModel model)
    {
        var input = model.Sidecar.Inputs[0];
        return model.Sidecar.Inputs.Length == 1 && input.Shape is [_, 3, > 0 and var height, var width] && height == width
            ? height
            : throw new ModelException($"The network {model.Sidecar.Name} is refused: input: found {input}, expected [N, 3, S, S].");
    }

    /// <summary>An output by name.</summary>
    /// <exception cref="ModelException">There is none, or it has another number of axes.</exception>
    public static TensorDescription Output(OnnxModel model, string name, int axes)
    {
        foreach (var output in model.Sidecar.Outputs)
        {
            if (output.Name == name && output.Shape.Length == axes)
                return output;
        }

        throw new ModelException(
            $"The network {model.Sidecar.Name} is refused: outputs: found {string.Join(", ", model.Sidecar.Outputs)}, expected {name} with {axes} axes.");
    }
}
