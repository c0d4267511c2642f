namespace SquatCoach.Models;

/// <summary>One walked axis: all of its <paramref name="DenseLength"/> entries, or those that compressed rows name.</summary>
/// <param name="DenseLength">Length where every entry is stored.</param>
/// <param name="Segments">Where each row's entries begin; null where every entry is stored.</param>
/// <param name="Indices">The index of each stored entry.</param>
internal sealed record TfliteSparseAxis(int DenseLength, int[]? Segments, int[]? Indices);
