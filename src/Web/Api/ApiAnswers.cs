using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;

namespace SquatCoach.Web;

/// <summary>In the OpenAPI document: how a call may end. What it answers with when it is done is said by its route.</summary>
internal static class ApiAnswers
{
    public static void Tell(OpenApiOperation operation, Microsoft.AspNetCore.Mvc.ApiExplorer.ApiDescription route)
    {
        var answers = operation.Responses ??= [];
        var metadata = route.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<FileAnswer>().FirstOrDefault() is { } file)
        {
            Tell(answers, file);
        }
        else if (!metadata.OfType<IProducesResponseTypeMetadata>().Any())
        {
            // Nothing to read: the library takes every such answer for a 200.
            answers.Clear();
            answers["2XX"] = new OpenApiResponse { Description = "Done." };
        }

        answers["401"] = Refusal("The token is unknown, expired or revoked.");
        answers["404"] = new OpenApiResponse { Description = "There is no such thing for this account." };
        var (hasBody, hasValues) = (operation.RequestBody is not null, QueryRules.MayRefuse(metadata, route.RelativePath ?? ""));
        if (hasBody || hasValues)
        {
            answers["400"] = Refusal($"Something in {(hasBody ? hasValues ? "the body or behind the question mark" : "the body" : "what stands behind the question mark")} is missing, too long or no such value.");
        }

        if (route.HttpMethod != HttpMethods.Get)
        {
            answers["409"] = Refusal("It cannot be done as things are; the detail says why.");
        }
    }

    private static void Tell(OpenApiResponses answers, FileAnswer file)
    {
        answers["200"] = new OpenApiResponse { Description = "The file.", Content = Content(file) };
        if (file.HasRanges)
        {
            answers["206"] = new OpenApiResponse { Description = "The part that was asked for.", Content = Content(file) };
            answers["304"] = new OpenApiResponse { Description = "What the client has is what there is." };
            answers["416"] = new OpenApiResponse { Description = "The file has no such part." };
        }
    }

    private static Dictionary<string, OpenApiMediaType> Content(FileAnswer file) => file.MediaTypes.ToDictionary(
        type => type,
        type => new OpenApiMediaType { Schema = file.IsJson ? new OpenApiSchema { Type = JsonSchemaType.Object } : new OpenApiSchema { Type = JsonSchemaType.String, Format = file.IsText ? null : "binary" } },
        StringComparer.Ordinal);

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
