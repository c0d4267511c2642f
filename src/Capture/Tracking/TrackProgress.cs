namespace SquatCoach.Capture;

/// <summary>How far the tracking is: 0…1 (0 while the length is unknown), frames done, and what is being done in words for people.</summary>
public readonly record struct TrackProgress(double Fraction, int FramesDone, string Stage);
