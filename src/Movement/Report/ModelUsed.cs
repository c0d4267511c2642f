namespace SquatCoach.Movement;

/// <summary>Name and SHA-256 (lower-case hex) of a model file.</summary>
public sealed record ModelUsed(string Name, string Sha256);
