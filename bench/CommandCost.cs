namespace SquatCoach.Bench;

/// <summary>What one run of <c>./squatcoach analyze</c> cost, from the start of the script to its end.</summary>
/// <param name="TotalSeconds">Wall time.</param>
/// <param name="FirstFrameSeconds">Until the decoder had handed over its first bytes; null where that could not be seen.</param>
/// <param name="PeakMemoryBytes">Largest sum of the resident memory of all its processes; pages that they share count twice.</param>
/// <param name="ExitCode">0, or why there is no report.</param>
internal readonly record struct CommandCost(double TotalSeconds, double? FirstFrameSeconds, long PeakMemoryBytes, int ExitCode);
