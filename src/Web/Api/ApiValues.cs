using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SquatCoach.Web;

/// <summary>In the OpenAPI document: what the library does not read of a value by itself.</summary>
internal static class ApiValues
{
    private const JsonSchemaType AnyNumber = JsonSchemaType.Integer | JsonSchemaType.Number;

    public static void Tell(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        // The serializer also reads numbers in quotes; nobody is told to send them, and none are sent.
        if ((schema.Type & AnyNumber) is not (null or 0))
        {
            (schema.Type, schema.Pattern) = (schema.Type & ~JsonSchemaType.String, null);
        }

        var told = context.JsonPropertyInfo?.AttributeProvider ?? (context.ParameterDescription?.ParameterDescriptor as IParameterInfoParameterDescriptor)?.ParameterInfo;
        foreach (var attribute in told?.GetCustomAttributes(inherit: false) ?? [])
        {
            switch (attribute)
            {
                // Its record lets it be null, so that the refusal is a sentence (BodyRules).
                case RequiredAttribute: schema.Type &= ~JsonSchemaType.Null; break;

                // The choice of a list is that of its entries.
                case OneOfAttribute choice: (schema.Items as OpenApiSchema ?? schema).Enum = [.. choice.Names.Select(name => (JsonNode)name)]; break;
            }
        }
    }
}
