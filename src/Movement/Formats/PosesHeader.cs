using System.Text.Json;

namespace SquatCoach.Movement;

/// <summary>All of <c>squatcoach.poses/1</c> but the frames, checked.</summary>
internal sealed record PosesHeader(double FrameRateHz, double MetresPerUnit, UpAxis Up, double StartSeconds, int[] JointIndices)
{
    public static PosesHeader Read(JsonElement root, string fileName)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new PosesFormatException($"{fileName}: found a JSON {root.ValueKind}; expected an object with schema '{PosesFile.Schema}'.");
        }

        var schema = Member(root, "schema", JsonValueKind.String, fileName).GetString();
        if (schema != PosesFile.Schema)
        {
            throw new PosesFormatException($"{fileName}: found schema '{schema}'; expected '{PosesFile.Schema}'.");
        }

        var unit = root.TryGetProperty("unit", out var unitValue) && unitValue.ValueKind == JsonValueKind.String ? unitValue.GetString()! : "metre";
        var up = root.TryGetProperty("up", out var upValue) && upValue.ValueKind == JsonValueKind.String ? upValue.GetString()! : "+z";
        var start = root.TryGetProperty("startSeconds", out var startValue) && startValue.TryGetDouble(out var seconds) ? seconds : 0;
        return new PosesHeader(
            Member(root, "frameRateHz", JsonValueKind.Number, fileName).GetDouble(),
            LengthUnit.MetresPer(unit, fileName),
            UpAxis.Parse(up, fileName),
            start,
            ReadJoints(root, fileName));
    }

    public static JsonElement Member(JsonElement root, string name, JsonValueKind kind, string fileName)
    {
        if (!root.TryGetProperty(name, out var value) || value.ValueKind != kind)
        {
            throw new PosesFormatException($"{fileName}: found {(value.ValueKind == JsonValueKind.Undefined ? "no member" : $"a {value.ValueKind} as")} '{name}'; expected a {kind}.");
        }

        return value;
    }

    private static int[] ReadJoints(JsonElement root, string fileName)
    {
        var indices = new List<int>();
        foreach (var element in Member(root, "joints", JsonValueKind.Array, fileName).EnumerateArray())
        {
            var name = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
            var index = FieldNames.Joints.IndexOf(name);
            if (index < 0 || indices.Contains(index))
            {
                throw new PosesFormatException(
                    $"{fileName}: found {(index < 0 ? "the unknown" : "twice the")} joint '{name}'; expected each once of {string.Join(", ", FieldNames.Joints)}.");
            }

            indices.Add(index);
        }

        return [.. indices];
    }
}
