namespace SquatCoach.Bench;

/// <summary>Something that has to be done in time.</summary>
/// <param name="Name">What a row of the table is called.</param>
/// <param name="Milliseconds">The most that one may take; null for a part of another row.</param>
/// <param name="Per">How many of them a run does.</param>
/// <param name="Run">Does them, on the calling thread.</param>
internal sealed record Budget(string Name, double? Milliseconds, int Per, Action Run);
