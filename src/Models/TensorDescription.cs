using System.Collections.Immutable;
using System.Text.Json;

namespace SquatCoach.Models;

/// <summary>One input or output of a network, as its sidecar describes it.</summary>
public sealed class TensorDescription
{
    public required string Name { get; init; }

    /// <summary>Lengths of the axes; -1 where the length is free.</summary>
    public required ImmutableArray<int> Shape { get; init; }

    /// <summary>Inputs: the range of the values, as written (a text or a pair of numbers).</summary>
    public JsonElement? Range { get; init; }

    /// <summary>Inputs: the order of the axes and colours in words, such as "NCHW RGB".</summary>
    public string? Layout { get; init; }

    /// <summary>Inputs: what is subtracted from each colour once it lies in <see cref="Range"/>; empty for nothing.</summary>
    public ImmutableArray<float> Mean { get; init; } = [];

    /// <summary>Inputs: what each colour is divided by after that; empty for 1.</summary>
    public ImmutableArray<float> Std { get; init; } = [];

    /// <summary>Outputs: what the numbers are.</summary>
    public string? Meaning { get; init; }

    public override string ToString() => $"{Name} {TensorShape.Describe(Shape)}";
}
