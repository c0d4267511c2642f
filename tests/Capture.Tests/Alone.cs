namespace SquatCoach.Capture.Tests;

/// <summary>Tests that count what the whole process allocates: a test beside them would be counted too.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
