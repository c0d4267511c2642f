namespace SquatCoach.Models;

/// <summary>A network converted from another format.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Network">The bytes of the .onnx file.</param>
/// <param name="Sidecar">The text of its sidecar.</param>
/// <param name="Difference">How far its outputs are from an independent evaluation of the original, as a share of their largest value.</param>
public sealed record ImportedModel(string Name, byte[] Network, byte[] Sidecar, double Difference);
