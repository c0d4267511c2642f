namespace SquatCoach.EndToEnd;

/// <summary>Tests that go by the clock: a camera that plays on while the machine is busy would show the networks half of a squat.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
