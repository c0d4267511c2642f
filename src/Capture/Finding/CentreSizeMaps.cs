namespace SquatCoach.Capture;

/// <summary>
/// Outputs of the finder for one frame: probability of a centre [C × C], place in the cell [2 × C × C, 0…1], width and height of the box as
/// shares of the input's side [2 × C × C].
/// </summary>
internal readonly ref struct CentreSizeMaps
{
    public required ReadOnlySpan<float> Centre { get; init; }

    public required ReadOnlySpan<float> Offset { get; init; }

    public required ReadOnlySpan<float> Size { get; init; }

    /// <summary>C, cells a side.</summary>
    public required int Cells { get; init; }

    /// <summary>Side of the network's input.</summary>
    public required int SizePx { get; init; }
}
