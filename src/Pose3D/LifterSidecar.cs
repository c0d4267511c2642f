using System.Text.Json;
using SquatCoach.Models;

namespace SquatCoach.Pose3D;

/// <summary>What the lifter's sidecar must say beyond the shapes that every network is checked for.</summary>
internal static class LifterSidecar
{
    public const string ExpectedFeatureVersion = "keypoints21-scaled-1";

    /// <summary>Checks decode and feature version, and reads how many frames one answer depends on.</summary>
    /// <exception cref="ModelException">The sidecar says otherwise than this code.</exception>
    public static int ReceptiveField(ModelSidecar sidecar, string expectedDecode)
    {
        Expect(sidecar.Decode, expectedDecode, "decode");
        Expect(sidecar.FeatureVersion?.ToString() ?? "none", ExpectedFeatureVersion, "featureVersion");
        if (sidecar.More.TryGetValue("normalisation", out var normalisation)
            && normalisation.ValueKind == JsonValueKind.Object
            && normalisation.TryGetProperty("receptiveFieldFrames", out var frames)
            && frames.TryGetInt32(out var field)
            && field > 0)
        {
            return field;
        }

        throw new ModelException("lifter.json is refused: normalisation.receptiveFieldFrames: found none, expected a positive number of frames.");
    }

    private static void Expect(string found, string expected, string field)
    {
        if (found != expected)
            throw new ModelException($"lifter.json is refused: {field}: found {found}, expected {expected}.");
    }
}
