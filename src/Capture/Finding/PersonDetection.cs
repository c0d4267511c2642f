namespace SquatCoach.Capture;

/// <summary>A person in a frame: the box of all keypoints, also of those outside the picture, and how sure the finder is (0…1).</summary>
public readonly record struct PersonDetection(DecodedBox Box, float Score);
