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
            .RequireAuthorization(Rights.SignedIn).WithSummary("This document.");

    private static JsonObject Describe(EndpointDataSource endpoints)
    {
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
                operations[method.ToLowerInvariant()] = Operation(endpoint);
            }
        }

        return new JsonObject
        {
            ["openapi"] = "3.0.3",
            ["info"] = new JsonObject { ["title"] = "SquatCoach", ["version"] = typeof(ApiDescription).Assembly.GetName().Version?.ToString(3) },
            ["paths"] = paths,
            ["components"] = new JsonObject { ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } } },
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }),
        };
    }

    private static JsonObject Operation(RouteEndpoint endpoint)
    {
        var inPath = endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var method = endpoint.Metadata.GetMetadata<MethodInfo>();
        var simple = method?.GetParameters().Where(parameter => TypeName(parameter.ParameterType) is not null) ?? [];
        var operation = new JsonObject
        {
            ["summary"] = endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary ?? "",
            ["parameters"] = new JsonArray([.. simple.Select(parameter => (JsonNode)new JsonObject
            {
                ["name"] = parameter.Name,
                ["in"] = inPath.Contains(parameter.Name!) ? "path" : "query",
                ["required"] = inPath.Contains(parameter.Name!),
                ["schema"] = Schema(parameter),
            })]),
            ["responses"] = new JsonObject
            {
                ["2XX"] = new JsonObject { ["description"] = "Done." },
                ["401"] = new JsonObject { ["description"] = "The token is unknown, expired or revoked." },
                ["404"] = new JsonObject { ["description"] = "There is no such thing for this account." },
            },
        };
        if ((endpoint.Metadata.GetMetadata<Type>() ?? method?.GetParameters().FirstOrDefault(parameter => parameter.ParameterType == typeof(UploadStart))?.ParameterType) is { } body)
        {
            operation["requestBody"] = new JsonObject
            {
                ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "object", ["properties"] = Members(body) } } },
            };
        }

        return operation;
    }

    private static JsonObject Schema(ParameterInfo parameter)
    {
        var schema = new JsonObject { ["type"] = TypeName(parameter.ParameterType) };
        if (parameter.Name == "exercise")
        {
            schema["enum"] = new JsonArray([.. Enum.GetValues<Storage.Exercise>().Select(exercise => (JsonNode)ExerciseNames.Field(exercise))]);
        }

        return schema;
    }

    private static JsonObject Members(Type type) =>
        new(type.GetProperties().Select(member => KeyValuePair.Create(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(member.Name), (JsonNode?)new JsonObject { ["type"] = TypeName(member.PropertyType) })));

    /// <summary>How JSON Schema calls a simple type; null for what does not come from the address.</summary>
    private static string? TypeName(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var plain when plain == typeof(Guid) || plain == typeof(string) => "string",
        var plain when plain == typeof(bool) => "boolean",
        var plain when plain == typeof(int) || plain == typeof(long) => "integer",
        var plain when plain == typeof(double) => "number",
        _ => null,
    };
}
