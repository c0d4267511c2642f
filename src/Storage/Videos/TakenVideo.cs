namespace SquatCoach.Storage;

/// <summary>The video of an upload; known before where the same file had been taken for the same athlete.</summary>
public readonly record struct TakenVideo(Guid Id, bool WasKnown);
