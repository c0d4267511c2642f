namespace SquatCoach.Capture;

/// <summary>What a child process may use at most.</summary>
internal readonly record struct ChildLimits(long MemoryBytes, TimeSpan ProcessorTime);
