using SquatCoach.Movement;

namespace SquatCoach.Storage;

/// <summary>A fault found in a rep.</summary>
public sealed class StoredFinding
{
    public long Id { get; set; }

    public long RepId { get; set; }

    public StoredRep? Rep { get; set; }

    public required Fault Fault { get; set; }

    /// <summary>0…1.</summary>
    public required double Probability { get; set; }

    public required double FromSeconds { get; set; }

    public required double ToSeconds { get; set; }
}
