namespace SquatCoach.Storage;

/// <summary>A target for one athlete, one exercise and one figure; setting another one of the same replaces it.</summary>
public sealed class Goal
{
    public Guid Id { get; set; } = Guid.NewGuid();

    public required Guid AthleteId { get; set; }

    public Athlete? Athlete { get; set; }

    public required GoalMetric Metric { get; set; }

    /// <summary>Null for a target over all exercises.</summary>
    public Exercise? Exercise { get; set; }

    /// <summary>In the unit of the metric, loads in kilograms.</summary>
    public required double Target { get; set; }

    /// <summary>The day by which; null where no day was named.</summary>
    public required DateOnly? By { get; set; }

    public required Guid SetById { get; set; }

    /// <summary>The name at that time; it stays when the account is gone.</summary>
    public required string SetBy { get; set; }

    public required DateTimeOffset SetAt { get; set; }
}
