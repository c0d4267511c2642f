namespace SquatCoach.Cli;

/// <summary>How long one run of a network takes: the least is what it needs, the rest is what else the machine did.</summary>
/// <param name="Model">The file, as it was named.</param>
/// <param name="LeastMilliseconds">The shortest run.</param>
/// <param name="MedianMilliseconds">The run in the middle.</param>
public sealed record NetworkSpeed(string Model, double LeastMilliseconds, double MedianMilliseconds);
