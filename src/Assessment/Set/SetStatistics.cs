using MathNet.Numerics.Statistics;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>How alike the reps of a set are, and where they drift: what fatigue and carelessness look like.</summary>
public static class SetStatistics
{
    /// <summary>Fewer reps have no spread worth the name.</summary>
    private const int MinReps = 3;

    /// <summary>Of more reps, evenly chosen ones show the drift: the number of pairs grows with its square.</summary>
    private const int MaxRepsForDrift = 200;

    /// <summary>Of the metrics that at least three whole reps have, in the order of the catalogue. Partial reps and such that cannot be assessed are left out.</summary>
    public static IReadOnlyList<MetricOverSet> Of(IEnumerable<RepReport> reps)
    {
        ArgumentNullException.ThrowIfNull(reps);
        var whole = reps.Where(rep => !rep.IsPartial && rep.Verdict != Verdict.NotAssessable).ToList();
        var found = new List<MetricOverSet>();
        foreach (var metric in MetricCatalogue.All)
        {
            var values = whole
                .Select((rep, place) => (Place: (double)place, Value: rep.Metrics.GetValueOrDefault(metric.Name)?.Mean))
                .Where(one => one.Value is { } value && double.IsFinite(value))
                .Select(one => (one.Place, Value: one.Value!.Value))
                .ToList();
            if (values.Count >= MinReps)
            {
                found.Add(Of(metric, values));
            }
        }

        return found;
    }

    private static MetricOverSet Of(MetricDefinition metric, List<(double Place, double Value)> values)
    {
        var numbers = values.ConvertAll(one => one.Value);
        var every = (values.Count + MaxRepsForDrift - 1) / MaxRepsForDrift;
        var chosen = values.Where((_, place) => place % every == 0).ToList();
        var perRep = Slope(chosen);
        return new MetricOverSet(
            metric.Name,
            values.Count,
            numbers.Mean(),
            numbers.StandardDeviation(),
            perRep,
            perRep * (values[^1].Place - values[0].Place),
            IsTrend(chosen.ConvertAll(one => one.Value)));
    }

    /// <summary>The median of the slopes of all pairs (Theil 1950, Sen 1968): one odd rep is no drift.</summary>
    private static double Slope(List<(double Place, double Value)> values)
    {
        var slopes = new List<double>();
        for (var first = 0; first < values.Count; first++)
        {
            for (var second = first + 1; second < values.Count; second++)
            {
                slopes.Add((values[second].Value - values[first].Value) / (values[second].Place - values[first].Place));
            }
        }

        return slopes.Median();
    }

    /// <summary>
    /// Whether chance would hardly order the reps so (Mann 1945, Kendall 1975; normal approximation with continuity correction, two-sided 5 %).
    /// With fewer than five reps it never speaks.
    /// </summary>
    private static bool IsTrend(List<double> values)
    {
        var sum = 0;
        for (var first = 0; first < values.Count; first++)
        {
            for (var second = first + 1; second < values.Count; second++)
            {
                sum += Math.Sign(values[second] - values[first]);
            }
        }

        double count = values.Count;
        var sigma = Math.Sqrt(count * (count - 1) * ((2 * count) + 5) / 18);
        return (Math.Abs(sum) - 1) / sigma >= 1.96;
    }
}
