namespace SquatCoach.Capture;

/// <summary>A rectangle within three planes of equal size, one after the other (NCHW): its place, its size, and the width of a plane's row.</summary>
internal readonly record struct PlaneWindow(int Left, int Top, int Width, int Height, int Stride, int PlaneLength);
