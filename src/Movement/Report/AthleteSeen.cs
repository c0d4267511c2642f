namespace SquatCoach.Movement;

/// <summary>How much of the athlete was seen. <see cref="PeopleSeen"/> is the largest number of people found in one frame.</summary>
public sealed record AthleteSeen(int FramesSeen, int FramesTotal, double MeanConfidence, int PeopleSeen);
