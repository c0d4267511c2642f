namespace SquatCoach.Web;

/// <summary>One of the values of an enum, in snake_case.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class OneOfEnumAttribute<T>() : OneOfAttribute([.. ApiNames.All<T>()])
    where T : struct, Enum;
