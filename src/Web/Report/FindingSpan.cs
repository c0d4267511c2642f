using System.Text.Json;
using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>What the skeletons need to know of a finding: when it shows, and which parts of the body to light up.</summary>
/// <param name="From">Seconds of the video.</param>
/// <param name="To">Seconds of the video.</param>
/// <param name="Segments">Weights 0…1 by segment (why.js knows their limbs).</param>
internal sealed record FindingSpan(double From, double To, IReadOnlyDictionary<string, double> Segments)
{
    // A skeleton that glows all over points at nothing.
    private const double LeastShare = 0.34;

    public static string ToJson(FormReport? report) =>
        JsonSerializer.Serialize((report?.Reps ?? []).SelectMany(rep => rep.Faults).Select(finding => new FindingSpan(finding.FromSeconds, finding.ToSeconds, Parts(finding))), JsonSerializerOptions.Web);

    /// <summary>What speaks for the fault, against what speaks loudest; where the network gave no reason, the parts that the fault's measured angle speaks of.</summary>
    private static Dictionary<string, double> Parts(FaultFinding finding)
    {
        if (finding.Why is { Limbs: [{ Weight: > 0 } heaviest, ..] limbs })
        {
            return limbs.Where(limb => limb.Weight >= LeastShare * heaviest.Weight)
                .ToDictionary(limb => JsonNamingPolicy.SnakeCaseLower.ConvertName(limb.Limb.ToString()), limb => Math.Round(limb.Weight / heaviest.Weight, 3), StringComparer.Ordinal);
        }

        string[] parts = finding.Fault switch
        {
            Fault.Shallow => ["left_thigh", "right_thigh"],
            Fault.InwardKnees => ["left_thigh", "right_thigh", "left_shank", "right_shank"],
            Fault.FrontalKnees => ["left_shank", "right_shank"],
            Fault.RoundBack or Fault.WarpedBack => ["trunk"],
            Fault.UpwardHead => ["head"],
            _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.Fault, "Not a fault."),
        };
        return parts.ToDictionary(part => part, _ => 1.0, StringComparer.Ordinal);
    }
}
