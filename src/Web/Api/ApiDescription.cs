using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Metadata;

namespace SquatCoach.Web;

/// <summary>GET /api/openapi.json: what programs may ask for, as an OpenAPI 3.0 document made from the routes themselves.</summary>
internal static class ApiDescription
{
    private const string Path = "/api/openapi.json";

    public static void MapApiDescription(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, (EndpointDataSource endpoints) => Results.Content(Describe(endpoints).ToJsonString(), "application/json"))
            .RequireAuthorization(Rights.SignedIn).WithTags("Site").WithSummary("This document.");

    private static JsonObject Describe(EndpointDataSource endpoints)
    {
        var schemas = new ApiSchemas();
        var paths = new JsonObject();
        foreach (var endpoint in endpoints.Endpoints.OfType<RouteEndpoint>().Where(one => one.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true).OrderBy(one => one.RoutePattern.RawText, StringComparer.Ordinal))
        {
            var path = endpoint.RoutePattern.RawText!.Replace(":guid}", "}", StringComparison.Ordinal);
            if (paths[path] is not JsonObject operations)
            {
                paths[path] = operations = [];
            }

            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [])
            {
                operations[method.ToLowerInvariant()] = Operation(endpoint, schemas);
            }
        }

        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject
            {
                ["title"] = "SquatCoach",
                ["version"] = typeof(ApiDescription).Assembly.GetName().Version?.ToString(3),
                ["description"] = "What an account may do on the pages, a token of it may do here. Loads are in kilograms, times in seconds or as ISO 8601, angles in degrees. What is refused answers with application/problem+json, whose 'detail' is a sentence in the language of Accept-Language.",
            },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
                ["schemas"] = schemas.Components,
            },
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }),
        };
    }

    private static JsonObject Operation(RouteEndpoint endpoint, ApiSchemas schemas)
    {
        var method = endpoint.Metadata.GetMetadata<MethodInfo>();
        var body = endpoint.Metadata.GetMetadata<BodyType>()?.Type;
        var operation = new JsonObject
        {
            ["summary"] = endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary ?? "",
            ["tags"] = new JsonArray([.. (endpoint.Metadata.GetMetadata<ITagsMetadata>()?.Tags ?? []).Select(tag => (JsonNode)tag)]),
            ["parameters"] = Parameters(endpoint, method),
            ["responses"] = Responses(endpoint, schemas, body is not null),
        };
        if (body is not null)
        {
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Json(schemas.Of(body)) };
        }

        return operation;
    }

    private static JsonArray Parameters(RouteEndpoint endpoint, MethodInfo? method)
    {
        var inPath = endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        return [.. (method?.GetParameters() ?? []).Where(parameter => ApiSchemas.IsSimple(parameter.ParameterType)).Select(parameter => (JsonNode)new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = inPath.Contains(parameter.Name!) ? "path" : "query",
            ["required"] = inPath.Contains(parameter.Name!),
            ["schema"] = ApiSchemas.OfSimple(parameter.ParameterType, parameter),
        })];
    }

    private static JsonObject Responses(RouteEndpoint endpoint, ApiSchemas schemas, bool hasBody)
    {
        var done = new JsonObject { ["description"] = "Done." };
        if (endpoint.Metadata.GetMetadata<AnswerType>() is { } answer)
        {
            done["content"] = Json(schemas.Of(answer.Type));
        }

        var responses = new JsonObject
        {
            ["2XX"] = done,
            ["401"] = Refusal("The token is unknown, expired or revoked."),
            ["404"] = new JsonObject { ["description"] = "There is no such thing for this account." },
        };
        if (hasBody)
        {
            responses["400"] = Refusal("Something in the body is missing, too long or no such value.");
        }

        if (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not ["GET"])
        {
            responses["409"] = Refusal("It cannot be done as things are; the detail says why.");
        }

        return responses;
    }

    private static JsonObject Refusal(string description) => new()
    {
        ["description"] = description,
        ["content"] = new JsonObject { ["application/problem+json"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { ["status"] = new JsonObject { ["type"] = "integer" }, ["detail"] = new JsonObject { ["type"] = "string" } } } } },
    };

    private static JsonObject Json(JsonObject schema) => new() { ["application/json"] = new JsonObject { ["schema"] = schema } };
}
