namespace SquatCoach.Capture;

/// <summary>Red, green, blue, 0…255.</summary>
public readonly record struct TileColour(byte Red, byte Green, byte Blue);
