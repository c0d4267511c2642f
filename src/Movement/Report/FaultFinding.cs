using System.Text.Json.Serialization;

namespace SquatCoach.Movement;

/// <summary>A fault seen in a rep: how sure (0…1), when, what speaks for it, and one cue in plain words.</summary>
public sealed record FaultFinding(Fault Fault, double Probability, double FromSeconds, double ToSeconds, string Evidence, string Cue)
{
    /// <summary>How strong the fault looks: 0.3 just a fault, 1 gross; null where the network does not say.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Strength { get; init; }

    /// <summary>The strength in a word.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FaultGrade? Grade { get; init; }

    /// <summary>The cue by language (en, ko, ja).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Cues { get; init; }

    /// <summary>Why it was named: joints, pairs, moments, and whether the measured angles agree.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FaultReasons? Why { get; init; }
}
