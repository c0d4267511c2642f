using System.Text.Json;
using SquatCoach.Models;

namespace SquatCoach.Capture;

/// <summary>The fields of a sidecar that only some networks have; a value that is not one of its kind is refused.</summary>
internal static class SidecarFields
{
    public static float Number(ModelSidecar sidecar, string field, float absent, float least, float most)
    {
        if (!sidecar.More.TryGetValue(field, out var value))
            return absent;
        return value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out var number) && number >= least && number <= most
            ? number
            : throw Refusal(sidecar, field, value.GetRawText(), FormattableString.Invariant($"a number from {least} to {most}"));
    }

    public static string Choice(ModelSidecar sidecar, string field, params string[] choices)
    {
        if (!sidecar.More.TryGetValue(field, out var value))
            return choices[0];
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return choices.Contains(text) ? text : throw Refusal(sidecar, field, text, string.Join(" or ", choices));
    }

    public static ModelException Refusal(ModelSidecar sidecar, string what, string found, string expected) =>
        new($"The network {sidecar.Name} is refused: {what}: found {found}, expected {expected}.");
}
