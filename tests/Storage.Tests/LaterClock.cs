namespace SquatCoach.Storage.Tests;

/// <summary>The system's clock, moved as far ahead as a test wants.</summary>
internal sealed class LaterClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
