using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SquatCoach.Web;

/// <summary>What to say of a body that is no JSON, or not the JSON that a route takes: where, what was found, what is expected.</summary>
internal static partial class WrongJson
{
    public static string Sentence(byte[] body, Type expected, JsonException problem)
    {
        JsonElement root;
        try
        {
            root = JsonSerializer.Deserialize<JsonElement>(body);
        }
        catch (JsonException broken)
        {
            return Speech.T("The body is not JSON, at line {0}, character {1}.", (broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1);
        }

        var path = problem.Path ?? "$";
        JsonElement? found = root;
        Type? type = expected;
        foreach (Match step in Step().Matches(path))
        {
            (found, type) = step.Groups["index"] is { Success: true } index
                ? (Entry(found, int.Parse(index.Value, CultureInfo.InvariantCulture)), type is null ? null : JsonKind.ElementOf(type))
                : (Member(found, step.Groups["name"].Value), type?.GetProperty(step.Groups["name"].Value, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance)?.PropertyType);
        }

        return Speech.T("The body is not the JSON that is expected here, at {0}: found {1}, expected {2}.", path, QueryRules.Shown(found?.GetRawText() ?? "–"), type is null ? "–" : JsonKind.NameOf(type));
    }

    private static JsonElement? Entry(JsonElement? from, int index) =>
        from is { ValueKind: JsonValueKind.Array } list && index < list.GetArrayLength() ? list[index] : null;

    private static JsonElement? Member(JsonElement? from, string name)
    {
        if (from is { ValueKind: JsonValueKind.Object } whole)
        {
            foreach (var member in whole.EnumerateObject())
            {
                if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    return member.Value;
                }
            }
        }

        return null;
    }

    [GeneratedRegex(@"\.(?<name>\w+)|\[(?<index>\d{1,6})\]")]
    private static partial Regex Step();
}
