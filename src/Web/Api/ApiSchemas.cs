using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SquatCoach.Web;

/// <summary>JSON Schemas of what the API takes and gives, read from its records; each record stands once under components and is referred to by name.</summary>
internal sealed class ApiSchemas
{
    private static readonly NullabilityInfoContext _nullability = new();

    public JsonObject Components { get; } = [];

    public static bool IsSimple(Type type) => SimpleName(type) is not null;

    /// <summary>The kind of JSON that a type is, as OpenAPI calls it: a string (uuid), an array.</summary>
    public static string NameOf(Type type) =>
        SimpleName(type) is { } simple ? FormatOf(Nullable.GetUnderlyingType(type) ?? type) is { } format ? $"{simple} ({format})" : simple : ElementOf(type) is null ? "object" : "array";

    /// <summary>The schema of a simple value with what its attributes demand of it.</summary>
    public static JsonObject OfSimple(Type type, ICustomAttributeProvider told)
    {
        var schema = new JsonObject { ["type"] = SimpleName(type) };
        if (FormatOf(Nullable.GetUnderlyingType(type) ?? type) is { } format)
        {
            schema["format"] = format;
        }

        return Told(schema, told);
    }

    /// <summary>A reference to the record, or an array of such.</summary>
    public JsonObject Of(Type type)
    {
        if (ElementOf(type) is { } element)
        {
            return new JsonObject { ["type"] = "array", ["items"] = IsSimple(element) ? OfSimple(element, element) : Of(element) };
        }

        if (!Components.ContainsKey(type.Name))
        {
            // Named before its members are asked, so that a record may hold its own kind.
            Components[type.Name] = new JsonObject();
            var members = type.GetProperties().Where(member => member.GetMethod is { IsStatic: false }).ToList();
            var schema = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create(NameOf(member), (JsonNode?)Member(member)))) };
            if (members.Where(member => member.GetCustomAttribute<RequiredAttribute>() is not null).Select(member => (JsonNode)NameOf(member)).ToArray() is { Length: > 0 } required)
            {
                schema["required"] = new JsonArray(required);
            }

            Components[type.Name] = schema;
        }

        return new JsonObject { ["$ref"] = $"#/components/schemas/{type.Name}" };
    }

    private JsonObject Member(PropertyInfo member)
    {
        if (IsSimple(member.PropertyType))
        {
            var simple = OfSimple(member.PropertyType, member);
            if (_nullability.Create(member).ReadState == NullabilityState.Nullable && member.GetCustomAttribute<RequiredAttribute>() is null)
            {
                simple["nullable"] = true;
            }

            return simple;
        }

        return ElementOf(member.PropertyType) is null ? Of(member.PropertyType) : Told(Of(member.PropertyType), member);
    }

    private static JsonObject Told(JsonObject schema, ICustomAttributeProvider told)
    {
        // The choice and the length of a list are those of its entries and of itself.
        var (isList, entry) = schema["items"] is JsonObject items ? (true, items) : (false, schema);
        foreach (var attribute in told.GetCustomAttributes(inherit: false))
        {
            switch (attribute)
            {
                case DescriptionAttribute description: schema["description"] = description.Description; break;
                case MaxLengthAttribute most: schema[isList ? "maxItems" : "maxLength"] = most.Length; break;
                case RangeAttribute range: (schema["minimum"], schema["maximum"]) = (JsonValue.Create(Convert.ToDouble(range.Minimum, null)), JsonValue.Create(Convert.ToDouble(range.Maximum, null))); break;
                case OneOfAttribute choice: entry["enum"] = new JsonArray([.. choice.Names.Select(name => (JsonNode)name)]); break;
            }
        }

        return schema;
    }

    private static string NameOf(PropertyInfo member) => JsonNamingPolicy.CamelCase.ConvertName(member.Name);

    public static Type? ElementOf(Type type) => type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type) ? null : type.IsArray ? type.GetElementType() : type.GetGenericArguments()[0];

    /// <summary>How JSON Schema calls a simple type; null for what is none.</summary>
    private static string? SimpleName(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var plain when plain == typeof(string) || FormatOf(plain) is not null => "string",
        var plain when plain == typeof(bool) => "boolean",
        var plain when plain == typeof(int) || plain == typeof(long) => "integer",
        var plain when plain == typeof(double) => "number",
        _ => null,
    };

    private static string? FormatOf(Type type) =>
        type == typeof(Guid) ? "uuid" : type == typeof(DateOnly) ? "date" : type == typeof(DateTimeOffset) ? "date-time" : type == typeof(Uri) ? "uri" : null;
}
