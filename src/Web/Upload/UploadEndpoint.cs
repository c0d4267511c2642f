using Microsoft.AspNetCore.Http.Features;

namespace SquatCoach.Web;

/// <summary>PUT /api/videos?name=…&amp;athlete=…|newAthlete=… with the file as the body.</summary>
internal static class UploadEndpoint
{
    // Room for a header that is a little off: the exact limit is counted while reading, so that the answer is a sentence and not a closed connection.
    private const long LimitMarginBytes = 1 << 20;

    public static void AddUpload(this IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton<VideoReceiver>();
        services.AddResponseCompression(compression =>
        {
            // Only files of the site: pages hold secrets beside what a visitor can choose (BREACH), series are small.
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/javascript", "text/css", "image/svg+xml"];
        });
    }

    public static void MapUpload(this IEndpointRouteBuilder routes) => routes.MapPut("/api/videos", UploadAsync);

    private static async Task<IResult> UploadAsync(HttpContext context, VideoReceiver receiver, ServeOptions options, ILogger<VideoReceiver> logger, string? name, string? athlete, string? newAthlete)
    {
        // Absent under a test server that has no limits of its own.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Math.Max(options.MaxUploadBytes + LimitMarginBytes, context.Request.ContentLength ?? 0);
        }

        try
        {
            var request = UploadRequest.From(name, context.Request.ContentLength, athlete, newAthlete);
            var id = await receiver.ReceiveAsync(context.Request.Body, request, context.RequestAborted);
            return Results.Created($"/videos/{id}", new { id, page = $"/videos/{id}" });
        }
        catch (RefusedUpload refused)
        {
            WebLog.UploadRefused(logger, refused.StatusCode, refused.Message);
            return Results.Problem(refused.Message, statusCode: refused.StatusCode);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            WebLog.UploadAborted(logger);
            return Results.Empty;
        }
        catch (BadHttpRequestException problem)
        {
            return Results.Problem("The upload broke off before the end; please send it again.", statusCode: problem.StatusCode);
        }
    }
}
