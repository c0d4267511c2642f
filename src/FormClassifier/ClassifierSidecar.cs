using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.FormClassifier;

/// <summary>
/// What the form classifier's sidecar says beyond the common fields: from which probability on a fault is named, which view shows which
/// fault, which limbs are set to unit length.
/// </summary>
internal sealed class ClassifierSidecar
{
    private readonly double[] _aurocs;
    private readonly double _leastAuroc;

    private ClassifierSidecar(ImmutableArray<double> thresholds, double[] aurocs, double leastAuroc, LimbLengthMode normalisation)
    {
        Normalisation = normalisation;
        Thresholds = thresholds;
        _aurocs = aurocs;
        _leastAuroc = leastAuroc;
    }

    /// <summary>The probability of each fault from which on it is named: best F1 on reps of people that were not trained on.</summary>
    public ImmutableArray<double> Thresholds { get; }

    /// <summary>Which limbs the network wants at unit length before distances are taken.</summary>
    public LimbLengthMode Normalisation { get; }

    /// <exception cref="ModelException">A field is missing or was written for other features.</exception>
    public static ClassifierSidecar Of(ModelSidecar sidecar)
    {
        Expect("decode", sidecar.Decode, "sigmoid");
        Expect("featureVersion", sidecar.FeatureVersion?.ToString() ?? "none", RepFeatures.Version);
        var faults = FieldNames.Faults.Length;
        var seen = Field(sidecar, "seenFrom");
        return new ClassifierSidecar(
            [.. Numbers(Field(sidecar, "thresholds"), "thresholds", faults)],
            Numbers(seen.GetProperty("auroc"), "seenFrom.auroc", faults * Viewpoint.WeightCount),
            seen.GetProperty("least").GetDouble(),
            ModeOf(sidecar));
    }

    /// <summary>Whether a fault can be told from there: the measured AUROC of the views, weighted, reaches the least that is useful.</summary>
    public bool CanBeSeen(Fault fault, ReadOnlySpan<float> viewWeights)
    {
        double auroc = 0;
        for (var view = 0; view < viewWeights.Length; view++)
            auroc += viewWeights[view] * _aurocs[((int)fault * Viewpoint.WeightCount) + view];
        return auroc >= _leastAuroc;
    }

    /// <summary>Absent is none, as in sidecars before there was a choice.</summary>
    private static LimbLengthMode ModeOf(ModelSidecar sidecar)
    {
        var name = sidecar.More.TryGetValue("normalisation", out var value) ? value.ToString() : "none";
        return name switch
        {
            "none" => LimbLengthMode.None,
            "head" => LimbLengthMode.Head,
            "full" => LimbLengthMode.Full,
            _ => throw new ModelException($"form-classifier.json is refused: normalisation: found {name}, expected none, head or full."),
        };
    }

    private static JsonElement Field(ModelSidecar sidecar, string name) =>
        sidecar.More.TryGetValue(name, out var value) ? value : throw new ModelException($"form-classifier.json is refused: {name}: found nothing, expected it.");

    private static double[] Numbers(JsonElement array, string name, int expected)
    {
        var values = array.EnumerateArray().Select(value => value.GetDouble()).ToArray();
        Expect(name, values.Length.ToString(CultureInfo.InvariantCulture), expected.ToString(CultureInfo.InvariantCulture));
        return values;
    }

    private static void Expect(string field, string found, string expected)
    {
        if (found != expected)
            throw new ModelException($"form-classifier.json is refused: {field}: found {found}, expected {expected}.");
    }
}
