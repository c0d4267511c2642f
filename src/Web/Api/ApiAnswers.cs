using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;

namespace SquatCoach.Web;

/// <summary>In the OpenAPI document: how a call may end. What it answers with when it is done is said by its route.</summary>
internal static class ApiAnswers
{
    public static void Tell(OpenApiOperation operation, Microsoft.AspNetCore.Mvc.ApiExplorer.ApiDescription route)
    {
        var answers = operation.Responses ??= [];
        if (!route.ActionDescriptor.EndpointMetadata.OfType<IProducesResponseTypeMetadata>().Any())
        {
            // A file, or nothing to read: the library takes every such answer for a 200.
            answers.Clear();
            answers["2XX"] = new OpenApiResponse { Description = "Done." };
        }

        answers["401"] = Refusal("The token is unknown, expired or revoked.");
        answers["404"] = new OpenApiResponse { Description = "There is no such thing for this account." };
        if (operation.RequestBody is not null)
        {
            answers["400"] = Refusal("Something in the body is missing, too long or no such value.");
        }

        if (route.HttpMethod != HttpMethods.Get)
        {
            answers["409"] = Refusal("It cannot be done as things are; the detail says why.");
        }
    }

    private static OpenApiResponse Refusal(string description) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = new() { Schema = Problem() } },
    };

    /// <summary>Made anew for each: two requests for the document must not share what they may still change.</summary>
    private static OpenApiSchema Problem() => new()
    {
        Type = JsonSchemaType.Object,
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["detail"] = new OpenApiSchema { Type = JsonSchemaType.String },
        },
    };
}
