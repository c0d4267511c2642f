namespace SquatCoach.Capture;

/// <summary>A part of a file, in bytes.</summary>
internal readonly record struct Extent(long Start, long Length);
