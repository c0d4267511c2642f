namespace SquatCoach.Movement;

/// <summary>How long the analysis took. The real-time factor is the length of the video divided by it: over 1 is faster than real time.</summary>
public sealed record AnalysisTiming(double TotalSeconds, double FramesPerSecond, double RealTimeFactor);
