using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// Joins the network's probability of a fault with what was measured: the weighted mean of their log-odds. Where the value could not be
/// measured the network speaks alone.
/// </summary>
internal static class FaultJudge
{
    /// <summary>Log-odds are kept finite: nothing here is surer than 1 in 1000.</summary>
    private const double LeastProbability = 0.001;

    public static FaultFinding? Judge(Fault fault, double network, RepMeasurement rep, RepMetrics metrics, FindingOptions options)
    {
        var measure = options.Measures.GetValueOrDefault(fault);
        var measured = measure is null ? double.NaN : measure.Probability(metrics[measure.Metric]);
        var probability = double.IsNaN(measured) ? network : Join(network, measured, measure!.Weight);
        if (!(probability >= options.MinProbability))
        {
            return null;
        }

        var (from, to) = Span(fault, rep);
        var disagree = Math.Abs(network - measured) >= options.DisagreementProbability;
        var evidence = FaultTexts.Evidence(fault, metrics) + (disagree ? FaultTexts.Disagreement(network, measured) : "");
        return new FaultFinding(fault, Math.Round(probability, 3), from, to, evidence, FaultTexts.Cue(fault));
    }

    public static double Join(double network, double measured, double measureWeight)
    {
        var logOdds = ((1 - measureWeight) * LogOdds(network)) + (measureWeight * LogOdds(measured));
        return 1 / (1 + Math.Exp(-logOdds));
    }

    /// <summary>Depth shows at the bottom; the others while the legs are loaded, from half-way down to half-way up.</summary>
    private static (double From, double To) Span(Fault fault, RepMeasurement rep)
    {
        var start = rep.Joints.TimeSeconds(rep.Rep.StartFrame);
        var end = rep.Joints.TimeSeconds(rep.Rep.EndFrame);
        var part = fault == Fault.Shallow ? 1 : 0.5;
        return (Math.Round(start + (part * rep.Tempo.DescentSeconds), 3), Math.Round(end - (part * rep.Tempo.AscentSeconds), 3));
    }

    private static double LogOdds(double probability)
    {
        var bounded = Math.Clamp(probability, LeastProbability, 1 - LeastProbability);
        return Math.Log(bounded / (1 - bounded));
    }
}
