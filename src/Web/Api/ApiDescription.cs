using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SquatCoach.Web;

/// <summary>GET /api/openapi.json: what programs may ask for, as an OpenAPI 3.0 document made from the routes themselves.</summary>
internal static class ApiDescription
{
    private const string Name = "api";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.ShouldInclude = route => route.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Introduce(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            ApiAnswers.Tell(operation, context.Description);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            ApiValues.Tell(schema, context);
            return Task.CompletedTask;
        });
    });

    /// <summary>Not by MapOpenApi: that leaves its own route out of the document, and would take another document's name from the query.</summary>
    public static void MapApiDescription(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/openapi.json", async ([FromKeyedServices(Name)] IOpenApiDocumentProvider documents, HttpContext context) =>
        {
            var document = await documents.GetOpenApiDocumentAsync(context.RequestAborted);
            return Results.Content(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_0, context.RequestAborted), "application/json");
        }).RequireAuthorization(Rights.SignedIn).WithTags("Site").SendsFile("application/json").WithSummary("This document.");

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "SquatCoach",
            Version = typeof(ApiDescription).Assembly.GetName().Version?.ToString(3),
            Description = "What an account may do on the pages, a token of it may do here. Loads are in kilograms, times in seconds or as ISO 8601, angles in degrees. What is refused answers with application/problem+json, whose 'detail' is a sentence in the language of Accept-Language.",
        };
        document.AddComponent("token", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
    }
}
