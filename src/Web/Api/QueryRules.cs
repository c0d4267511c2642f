using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace SquatCoach.Web;

/// <summary>
/// What the values behind the question mark of a program's request must be like, read from the parameters of its route, as the OpenAPI document
/// tells them. Looked at before the route runs: its own answer to a number that is none would be a bare 400.
/// </summary>
internal static class QueryRules
{
    private const int FoundMaxLength = 40;

    public static void UseQueryRules(this IApplicationBuilder site) => site.Use((context, next) =>
        context.IsProgram() && context.GetEndpoint() is { } endpoint && Problem(endpoint, context.Request) is { } broken
            ? ApiBody.Refuse(broken).ExecuteAsync(context)
            : next(context));

    /// <summary>Whether any value behind the question mark of a route can be wrong; a text that may be anything, or nothing, cannot.</summary>
    /// <param name="metadata">Of the route.</param>
    /// <param name="path">Its pattern: what it names is no value of the query.</param>
    public static bool MayRefuse(IEnumerable<object> metadata, string path) => (metadata.OfType<MethodInfo>().FirstOrDefault()?.GetParameters() ?? [])
        .Any(parameter => JsonKind.IsSimple(parameter.ParameterType) && !path.Contains($"{{{parameter.Name}", StringComparison.OrdinalIgnoreCase)
            && (parameter.ParameterType != typeof(string) || parameter.GetCustomAttribute<OneOfAttribute>() is not null));

    /// <summary>The first value that is wrong, as a sentence in the language of the request; null where all is well.</summary>
    private static string? Problem(Endpoint endpoint, HttpRequest request)
    {
        var isLoose = endpoint.Metadata.GetMetadata<LooseQuery>() is not null;
        return (endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [])
            .Where(parameter => JsonKind.IsSimple(parameter.ParameterType) && !request.RouteValues.ContainsKey(parameter.Name!))
            .Select(parameter => Problem(parameter, request.Query.TryGetValue(parameter.Name!, out var found) ? found.ToString() : null, isLoose)).FirstOrDefault(problem => problem is not null);
    }

    private static string? Problem(ParameterInfo parameter, string? found, bool isLoose)
    {
        var (name, type) = (parameter.Name!, Nullable.GetUnderlyingType(parameter.ParameterType));
        if (found is null || (found.Length == 0 && !parameter.ParameterType.IsValueType))
        {
            return parameter.ParameterType.IsValueType && type is null ? Speech.T("Please give '{0}'.", name) : null;
        }

        if (Problem(name, type ?? parameter.ParameterType, found) is { } sentence)
        {
            return sentence;
        }

        if (isLoose)
        {
            return null;
        }

        if (parameter.GetCustomAttribute<OneOfAttribute>() is { } choice && !choice.Names.Contains(found))
        {
            return Speech.T("Please give '{0}' as one of: {1}; found '{2}'.", name, string.Join(", ", choice.Names), Shown(found));
        }

        return parameter.GetCustomAttribute<RangeAttribute>() is { } range && !BodyRules.IsWithin(range, found)
            ? Speech.T("Please give '{0}' as a number from {1} to {2}; found '{3}'.", name, range.Minimum, range.Maximum, Shown(found))
            : null;
    }

    private static string? Problem(string name, Type type, string found) =>
        (type == typeof(int) && !int.TryParse(found, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)) || (type == typeof(long) && !long.TryParse(found, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)) ? Speech.T("Please give '{0}' as a whole number; found '{1}'.", name, Shown(found))
        : type == typeof(double) && !(double.TryParse(found, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) ? Speech.T("Please give '{0}' as a number; found '{1}'.", name, Shown(found))
        : type == typeof(bool) && !bool.TryParse(found, out _) ? Speech.T("Please give '{0}' as true or false; found '{1}'.", name, Shown(found))
        : type == typeof(Guid) && !Guid.TryParse(found, out _) ? Speech.T("Please give '{0}' as an id; found '{1}'.", name, Shown(found))
        : null;

    /// <summary>A value as a sentence quotes it.</summary>
    public static string Shown(string found) => found.Length > FoundMaxLength ? found[..FoundMaxLength] + "…" : found;
}
