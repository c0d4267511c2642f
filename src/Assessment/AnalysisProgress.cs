namespace SquatCoach.Assessment;

/// <summary>How far an analysis is: 0…1 over everything, frames of the video done, and the stage for people ("Tracking the athlete").</summary>
public readonly record struct AnalysisProgress(double Fraction, int FramesDone, string Stage);
