using System.Collections;

namespace SquatCoach.Web;

/// <summary>The kind of JSON that a type is, as sentences on what is expected call it.</summary>
internal static class JsonKind
{
    public static bool IsSimple(Type type) => SimpleName(type) is not null;

    /// <summary>As OpenAPI calls it: a string (uuid), an array.</summary>
    public static string NameOf(Type type) => SimpleName(type) ?? (ElementOf(type) is null ? "object" : "array");

    public static Type? ElementOf(Type type) => type == typeof(string) || !typeof(IEnumerable).IsAssignableFrom(type) ? null : type.IsArray ? type.GetElementType() : type.GetGenericArguments()[0];

    private static string? SimpleName(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var plain when plain == typeof(string) => "string",
        var plain when plain == typeof(Guid) => "string (uuid)",
        var plain when plain == typeof(DateOnly) => "string (date)",
        var plain when plain == typeof(DateTimeOffset) => "string (date-time)",
        var plain when plain == typeof(Uri) => "string (uri)",
        var plain when plain == typeof(bool) => "boolean",
        var plain when plain == typeof(int) || plain == typeof(long) => "integer",
        var plain when plain == typeof(double) => "number",
        _ => null,
    };
}
