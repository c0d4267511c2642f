using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace SquatCoach.Web;

/// <summary>What a request's body must be like, read from the attributes of its record; the same that the OpenAPI document tells.</summary>
internal static class BodyRules
{
    /// <summary>The first thing that is wrong, as a sentence in the language of the request; null where all is well.</summary>
    public static string? Problem(object body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return body.GetType().GetProperties().Select(member => Problem(member, member.GetValue(body))).FirstOrDefault(problem => problem is not null);
    }

    private static string? Problem(PropertyInfo member, object? value)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(member.Name);
        if (value is null or "" || (value is string text && string.IsNullOrWhiteSpace(text)))
        {
            return member.GetCustomAttribute<RequiredAttribute>() is null ? null : Speech.T("Please give '{0}'.", name);
        }

        if (member.GetCustomAttribute<MaxLengthAttribute>() is { } most && LengthOf(value) > most.Length)
        {
            return Speech.T("'{0}' is too long; at most {1} are taken.", name, most.Length);
        }

        if (member.GetCustomAttribute<RangeAttribute>() is { } range && !IsWithin(range, value))
        {
            return Speech.T("Please give '{0}' as a number from {1} to {2}.", name, range.Minimum, range.Maximum);
        }

        return member.GetCustomAttribute<OneOfAttribute>() is { } choice && !Texts(value).All(choice.Names.Contains)
            ? Speech.T("Please give '{0}' as one of: {1}.", name, string.Join(", ", choice.Names))
            : null;
    }

    private static int LengthOf(object value) => value is string text ? text.Length : ((ICollection)value).Count;

    /// <summary>JSON has no NaN, but a number that no double holds arrives as infinity.</summary>
    public static bool IsWithin(RangeAttribute range, object value) =>
        Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && number >= Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture) && number <= Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);

    private static IEnumerable<string?> Texts(object value) => value is string text ? [text] : ((IEnumerable)value).Cast<string?>();
}
