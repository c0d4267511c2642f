namespace SquatCoach.Web;

/// <summary>The values that a text of a request may have, as programs write them; said in the OpenAPI document and checked by <see cref="BodyRules"/>.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal class OneOfAttribute(params string[] names) : Attribute
{
    public IReadOnlyList<string> Names { get; } = names;
}
