namespace SquatCoach.Assessment;

/// <summary>Where a metric lies in good squats: 5th percentile, median, 95th percentile, and of how many reps and people; mean of the sides.</summary>
public sealed record UsualRange(double Low, double Median, double High, int Reps, int Subjects)
{
    /// <summary>How far a value is outside, in the metric's unit: negative under it, positive over it, 0 inside.</summary>
    public double Beyond(double value) => value < Low ? value - Low : value > High ? value - High : 0;
}
