using SquatCoach.FormClassifier;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// Joins the network's probability of a fault with what was measured: the weighted mean of their log-odds, the network's counted from its
/// threshold. Where the value could not be measured the network speaks alone; where the view does not show the network the fault, the value does.
/// </summary>
internal static class FaultJudge
{
    /// <summary>Log-odds are kept finite: nothing here is surer than 1 in 1000.</summary>
    private const double LeastProbability = 0.001;

    /// <summary>Where slight faults end and where gross ones begin; 0.3 is just a fault, 1 a gross one (training/faults).</summary>
    private const double ClearStrength = 0.5, GrossStrength = 0.75;

    /// <param name="threshold">The network's probability from which on it names the fault.</param>
    /// <param name="explain">Asks the network why; called only where it names the fault.</param>
    /// <returns>Null where the fault is not named.</returns>
    public static FaultFinding? Judge(
        Fault fault, FaultScore score, double threshold, RepMeasurement rep, RepMetrics metrics, FindingOptions options, Func<RepExplanation>? explain)
    {
        var network = score.CanBeSeen ? score.Probability : double.NaN;
        var measured = Measured(fault, metrics, options);
        var weight = double.IsNaN(measured) ? 0 : double.IsNaN(network) ? 1 : options.Measures[fault].Weight;
        var decided = (weight < 1 ? (1 - weight) * (LogOdds(network) - LogOdds(Math.Max(threshold, options.MinProbability))) : 0) + (weight > 0 ? weight * LogOdds(measured) : 0);
        if (!(decided >= 0))
        {
            return null;
        }

        var strength = score.CanBeSeen ? score.Strength : null;
        var (from, to) = Span(fault, rep);
        var cues = FaultCues.Of(fault);
        return new FaultFinding(fault, Math.Round(Join(network, measured, weight), 3), from, to, FaultTexts.Evidence(fault, metrics), cues[FaultCues.DefaultLanguage])
        {
            Strength = strength is { } known ? Math.Round(known, 2) : null,
            Grade = strength is { } graded ? (graded < ClearStrength ? FaultGrade.Slight : graded < GrossStrength ? FaultGrade.Clear : FaultGrade.Gross) : null,
            Cues = cues,
            Why = FaultWhy.Of(fault, score, threshold, metrics, options, explain),
        };
    }

    /// <summary>What the measured value says about the fault, 0…1; NaN where it was not measured.</summary>
    public static double Measured(Fault fault, RepMetrics metrics, FindingOptions options) =>
        options.Measures.GetValueOrDefault(fault) is { } measure ? measure.Probability(metrics[measure.Metric]) : double.NaN;

    public static double Join(double network, double measured, double measureWeight)
    {
        var logOdds = (measureWeight < 1 ? (1 - measureWeight) * LogOdds(network) : 0) + (measureWeight > 0 ? measureWeight * LogOdds(measured) : 0);
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
