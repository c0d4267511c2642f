namespace SquatCoach.Assessment;

/// <summary>The least and the greatest of known values; NaN of none.</summary>
internal static class Extremes
{
    public static double Least(IEnumerable<double> values) => values.DefaultIfEmpty(double.NaN).Min();

    public static double Greatest(IEnumerable<double> values) => values.DefaultIfEmpty(double.NaN).Max();

    /// <summary>The value below which the given part lies, so that a few wrong frames are not the extreme.</summary>
    public static double Quantile(IEnumerable<double> values, double part) => SignalSmoother.Quantile(values.ToArray(), part);
}
