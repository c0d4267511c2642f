using System.Text.Json;
using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>
/// Turns what a network calls confidence into a share that can be checked: of all keypoints with the confidence c, the share c lies within
/// 0.1 torso lengths of the truth. The sidecar's "confidenceCalibration" holds "knots", pairs [raw, share] of a monotone curve measured by the
/// training on images that it did not learn from (isotonic regression: Zadrozny and Elkan 2002), and under "keypoints" curves of single
/// keypoints that differ; between two knots it runs straight, beyond the ends it stays level.
/// </summary>
internal sealed class ConfidenceCalibration
{
    private const string Field = "confidenceCalibration";

    private readonly (float Raw, float Share)[][] _knots;

    private ConfidenceCalibration((float Raw, float Share)[][] knots) => _knots = knots;

    /// <summary>The sidecar's calibration; null where it has none.</summary>
    /// <exception cref="ModelException">It is no such table, falls somewhere, or names no keypoint of ours.</exception>
    public static ConfidenceCalibration? Of(ModelSidecar sidecar)
    {
        if (!sidecar.More.TryGetValue(Field, out var table))
            return null;
        if (table.ValueKind != JsonValueKind.Object || !table.TryGetProperty("knots", out var common))
            throw SidecarFields.Refusal(sidecar, Field, table.ValueKind.ToString(), "an object with knots");
        var all = Knots(sidecar, common);
        var knots = FieldNames.Keypoints.Select(_ => all).ToArray();
        if (table.TryGetProperty("keypoints", out var single))
        {
            foreach (var member in single.EnumerateObject())
            {
                var keypoint = FieldNames.Keypoints.IndexOf(member.Name);
                if (keypoint < 0)
                    throw SidecarFields.Refusal(sidecar, $"{Field}.keypoints", member.Name, "names of our keypoints");
                knots[keypoint] = Knots(sidecar, member.Value);
            }
        }

        return new ConfidenceCalibration(knots);
    }

    /// <summary>Calibrates the confidences of 21 × (x, y, confidence) in place.</summary>
    public void Apply(Span<float> points)
    {
        for (var keypoint = 0; keypoint < _knots.Length; keypoint++)
        {
            ref var confidence = ref points[(keypoint * 3) + 2];
            confidence = Interpolated(_knots[keypoint], confidence);
        }
    }

    private static float Interpolated((float Raw, float Share)[] knots, float raw)
    {
        if (!(raw > knots[0].Raw))
            return knots[0].Share;
        for (var index = 1; index < knots.Length; index++)
        {
            var (before, after) = (knots[index - 1], knots[index]);
            if (raw <= after.Raw)
                return before.Share + ((after.Share - before.Share) * (raw - before.Raw) / (after.Raw - before.Raw));
        }

        return knots[^1].Share;
    }

    private static (float Raw, float Share)[] Knots(ModelSidecar sidecar, JsonElement element)
    {
        var isTable = element.ValueKind == JsonValueKind.Array && element.GetArrayLength() >= 2
            && element.EnumerateArray().All(pair => pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() == 2 && pair.EnumerateArray().All(value => value.ValueKind == JsonValueKind.Number));
        (float Raw, float Share)[] knots = isTable ? [.. element.EnumerateArray().Select(pair => (pair[0].GetSingle(), pair[1].GetSingle()))] : [];
        var isCurve = isTable
            && knots.All(knot => knot.Share is >= 0 and <= 1)
            && knots.Zip(knots.Skip(1)).All(pair => pair.First.Raw < pair.Second.Raw && pair.First.Share <= pair.Second.Share);
        return isCurve
            ? knots
            : throw SidecarFields.Refusal(sidecar, Field, element.GetRawText(), "at least two pairs [raw, share], raw rising, share from 0 to 1 and never falling");
    }
}
