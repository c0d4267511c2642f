using System.Globalization;
using SquatCoach.FormClassifier;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>Says why a fault was named: what the network went by, and whether the measured angles show it too.</summary>
internal static class FaultWhy
{
    /// <param name="threshold">The network's probability from which on it names the fault.</param>
    /// <param name="explain">Asks the network; null where it was not asked, and the lists stay empty.</param>
    public static FaultReasons Of(Fault fault, FaultScore score, double threshold, RepMetrics metrics, FindingOptions options, Func<RepExplanation>? explain)
    {
        var networkSees = score.CanBeSeen && score.Probability >= Math.Max(threshold, options.MinProbability);
        var measure = options.Measures.GetValueOrDefault(fault) is { } voting && double.IsFinite(metrics[voting.Metric]) ? voting
            : options.Checks.GetValueOrDefault(fault) ?? options.Measures.GetValueOrDefault(fault);
        var measured = measure?.Probability(metrics[measure.Metric]) ?? double.NaN;
        var agreement = !networkSees ? FaultAgreement.MeasurementOnly
            : double.IsNaN(measured) ? FaultAgreement.NotMeasured
            : measured >= 0.5 ? FaultAgreement.Agree : FaultAgreement.NetworkOnly;
        var explanation = networkSees ? explain?.Invoke() : null;
        var limbs = explanation?.Limbs(fault) ?? [];
        var moments = explanation?.Moments(fault) ?? [];
        return new FaultReasons
        {
            Limbs = limbs,
            Pairs = explanation?.Pairs(fault) ?? [],
            Moments = moments,
            Agreement = agreement,
            Sentence = Sentence(fault, agreement, score, measure is null ? "" : Measured(measure, metrics), Seen(fault, limbs, moments)),
        };
    }

    private static string Sentence(Fault fault, FaultAgreement agreement, FaultScore score, string measured, string seen) => agreement switch
    {
        FaultAgreement.Agree => $"{seen} The measured value shows it too ({measured}).",
        FaultAgreement.NetworkOnly => $"{seen} The measured value does not show it ({measured}).",
        FaultAgreement.NotMeasured => $"{seen} Nothing was measured here that could tell.",
        _ when score.CanBeSeen => string.Create(CultureInfo.InvariantCulture, $"The measured value shows {Noun(fault)} ({measured}). The network does not see it ({100 * score.Probability:0} %)."),
        _ => $"The measured value shows {Noun(fault)} ({measured}). The network cannot tell it from this view.",
    };

    private static string Measured(FaultMeasure measure, RepMetrics metrics)
    {
        var metric = MetricCatalogue.Named(measure.Metric);
        return $"{metric.Label}: {MetricNumbers.Text(metrics[measure.Metric], metric.Unit)}";
    }

    /// <summary>What the network sees, where and when. Every form of it is a text of its own in the languages (report.finished.texts.json).</summary>
    private static string Seen(Fault fault, IReadOnlyList<SegmentWeight> limbs, IReadOnlyList<MomentWeight> moments)
    {
        // The heaviest segment, and the next where it weighs at least half as much.
        string[] places = [.. limbs.Take(2).Where(limb => limb.Weight >= limbs[0].Weight / 2).Select(limb => Noun(limb.Limb))];
        var where = places.Length == 0 ? "" : ", most of all in " + string.Join(" and ", places);
        return $"The network sees {Noun(fault)}{where}{When(moments)}.";
    }

    /// <summary>The heaviest moment, joined with its neighbours that weigh at least half as much.</summary>
    private static string When(IReadOnlyList<MomentWeight> moments)
    {
        if (moments.MaxBy(moment => moment.Weight) is not { } heaviest)
        {
            return "";
        }

        var (from, to) = (heaviest.FromSeconds, heaviest.ToSeconds);
        foreach (var moment in moments.Where(moment => moment.Weight >= heaviest.Weight / 2 && moment.FromSeconds >= heaviest.FromSeconds && moment.FromSeconds <= to + 1e-3))
        {
            to = Math.Max(to, moment.ToSeconds);
        }

        foreach (var moment in moments.Reverse().Where(moment => moment.Weight >= heaviest.Weight / 2 && moment.ToSeconds <= heaviest.ToSeconds && moment.ToSeconds >= from - 1e-3))
        {
            from = Math.Min(from, moment.FromSeconds);
        }

        return string.Create(CultureInfo.InvariantCulture, $", from {from:0.0} to {to:0.0} s");
    }

    private static string Noun(Fault fault) => fault switch
    {
        Fault.InwardKnees => "knees that fall inward",
        Fault.RoundBack => "a round back",
        Fault.WarpedBack => "an over-arched back",
        Fault.UpwardHead => "a lifted head",
        Fault.Shallow => "a shallow squat",
        Fault.FrontalKnees => "knees far forward",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Expected one of the six faults."),
    };

    private static string Noun(BodySegment segment) => segment switch
    {
        BodySegment.LeftThigh => "the left thigh",
        BodySegment.RightThigh => "the right thigh",
        BodySegment.LeftShank => "the left shank",
        BodySegment.RightShank => "the right shank",
        BodySegment.Trunk => "the trunk",
        BodySegment.Shoulders => "the shoulders",
        BodySegment.Head => "the head",
        _ => throw new ArgumentOutOfRangeException(nameof(segment), segment, "Expected one of the seven segments."),
    };
}
