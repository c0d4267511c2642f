namespace SquatCoach.Assessment;

/// <summary>
/// What a measured value says about a fault: the probability that the true value lies beyond the limit, given a normally distributed
/// error of measurement.
/// </summary>
/// <param name="Metric">Name in the catalogue; the mean of its sides counts.</param>
/// <param name="Limit">Beyond it the rep shows the fault.</param>
/// <param name="Sigma">Standard deviation of the measurement, in the metric's unit.</param>
/// <param name="FaultIsAbove">The fault lies over the limit; under it otherwise.</param>
/// <param name="Weight">Weight against the network, 0…1.</param>
public sealed record FaultMeasure(string Metric, double Limit, double Sigma, bool FaultIsAbove, double Weight)
{
    /// <summary>0…1; NaN where the value is unknown.</summary>
    public double Probability(double value)
    {
        var beyond = (FaultIsAbove ? value - Limit : Limit - value) / Sigma;
        return MathNet.Numerics.Distributions.Normal.CDF(0, 1, beyond);
    }
}
