using System.Text.Json;
using System.Text.RegularExpressions;

namespace SquatCoach.Assessment.Tests;

/// <summary>
/// Checks JSON against the part of JSON Schema 2020-12 that docs/schemas uses. A keyword that it does not know is an error, so that no
/// rule of a schema is passed over in silence.
/// </summary>
internal sealed class JsonSchemaChecker(JsonElement root)
{
    private static readonly HashSet<string> _annotations = ["$schema", "$id", "$defs", "title", "description"];

    private readonly List<string> _errors = [];

    /// <summary>The places that break the schema and why; empty where all is well.</summary>
    public static IReadOnlyList<string> Check(string schemaJson, string json)
    {
        using var schema = JsonDocument.Parse(schemaJson);
        using var document = JsonDocument.Parse(json);
        var checker = new JsonSchemaChecker(schema.RootElement);
        checker.Check(schema.RootElement, document.RootElement, "$");
        return checker._errors;
    }

    private void Check(JsonElement schema, JsonElement value, string path)
    {
        foreach (var rule in schema.EnumerateObject())
        {
            if (!_annotations.Contains(rule.Name) && !Holds(rule.Name, rule.Value, schema, value, path))
            {
                _errors.Add($"{path}: {rule.Name} {Short(rule.Value)} does not hold for {Short(value)}");
            }
        }
    }

    private bool Holds(string keyword, JsonElement rule, JsonElement schema, JsonElement value, string path)
    {
        switch (keyword)
        {
            case "type": return Names(rule).Any(type => IsOfType(value, type));
            case "const": return JsonElement.DeepEquals(rule, value);
            case "enum": return rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value));
            case "minimum": return value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble();
            case "exclusiveMinimum": return value.ValueKind != JsonValueKind.Number || value.GetDouble() > rule.GetDouble();
            case "maximum": return value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble();
            case "minLength": return value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= rule.GetInt32();
            case "pattern": return value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!);
            case "minItems": return value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32();
            case "maxItems": return value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32();
            case "uniqueItems": return value.ValueKind != JsonValueKind.Array || !rule.GetBoolean() || AllDiffer([.. value.EnumerateArray()]);
            case "contains": return value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => Fits(rule, item));
            case "allOf": return rule.EnumerateArray().All(one => Fits(one, value));
            case "required": return value.ValueKind != JsonValueKind.Object || rule.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _));
            case "oneOf": return rule.EnumerateArray().Count(one => Fits(one, value)) == 1;
            case "$ref": Check(Resolve(rule.GetString()!), value, path); return true;
            case "items": CheckItems(rule, value, path); return true;
            case "properties": CheckProperties(rule, value, path); return true;
            case "additionalProperties": CheckOthers(rule, schema, value, path); return true;
            default: throw new NotSupportedException($"Found the keyword {keyword} at {path}; teach the checker what it means.");
        }
    }

    private static bool AllDiffer(JsonElement[] items) =>
        !items.Where((item, index) => items.Take(index).Any(before => JsonElement.DeepEquals(before, item))).Any();

    private bool Fits(JsonElement schema, JsonElement value)
    {
        var checker = new JsonSchemaChecker(root);
        checker.Check(schema, value, "$");
        return checker._errors.Count == 0;
    }

    private void CheckItems(JsonElement rule, JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (index, item) in value.EnumerateArray().Index())
            {
                Check(rule, item, $"{path}[{index}]");
            }
        }
    }

    private void CheckProperties(JsonElement rule, JsonElement value, string path)
    {
        foreach (var property in rule.EnumerateObject())
        {
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty(property.Name, out var member))
            {
                Check(property.Value, member, $"{path}.{property.Name}");
            }
        }
    }

    private void CheckOthers(JsonElement rule, JsonElement schema, JsonElement value, string path)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            var isNamed = schema.TryGetProperty("properties", out var named) && named.TryGetProperty(member.Name, out _);
            if (!isNamed && rule.ValueKind == JsonValueKind.False)
            {
                _errors.Add($"{path}: the member {member.Name} is not in the schema");
            }
            else if (!isNamed && rule.ValueKind == JsonValueKind.Object)
            {
                Check(rule, member.Value, $"{path}.{member.Name}");
            }
        }
    }

    private JsonElement Resolve(string reference)
    {
        var place = root;
        foreach (var part in reference.TrimStart('#', '/').Split('/'))
        {
            place = place.GetProperty(part);
        }

        return place;
    }

    private static IEnumerable<string> Names(JsonElement rule) =>
        rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Select(one => one.GetString()!) : [rule.GetString()!];

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() == Math.Floor(value.GetDouble()),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new NotSupportedException($"Found the type {type}; expected one of JSON's."),
    };

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 80 } text ? text[..80] + "…" : value.GetRawText();
}
