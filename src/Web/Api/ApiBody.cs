using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace SquatCoach.Web;

/// <summary>The JSON body of a program's request, read only after the program's rights were seen: others learn nothing, not even that it was wrong.</summary>
internal static class ApiBody
{
    // The longest thing that anybody says is a drawing of 20,000 characters.
    private const int MaxBytes = 64 * 1024;

    /// <summary>Tells the OpenAPI document what the body is; not the router, which would refuse another kind before the program's rights were seen.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route) => route.WithMetadata(new AcceptsMetadata([], typeof(T)));

    /// <summary>Answers with a body that keeps its rules (<see cref="BodyRules"/>), else with the reason why not.</summary>
    public static async Task<IResult> WithBodyAsync<T>(this HttpContext context, Func<T, Task<IResult>> answer)
        where T : class
    {
        if (!context.Request.HasJsonContentType() || !IsUtf8(context.Request))
        {
            return Results.Problem(Speech.T("Please send the body as application/json."), statusCode: StatusCodes.Status415UnsupportedMediaType);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxBytes;
        }

        T? body;
        byte[] bytes = [];
        try
        {
            bytes = await BytesAsync(context);
            body = JsonSerializer.Deserialize<T>(bytes, context.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions);
        }
        catch (JsonException problem)
        {
            return Refuse(bytes.Length == 0 ? Speech.T("The body is empty.") : WrongJson.Sentence(bytes, typeof(T), problem));
        }
        catch (BadHttpRequestException problem)
        {
            return Results.Problem(Speech.T("The body cannot be read; at most {0} bytes are taken.", MaxBytes), statusCode: problem.StatusCode);
        }

        return body is null ? Refuse(Speech.T("The body is empty.")) : BodyRules.Problem(body) is { } broken ? Refuse(broken) : await answer(body);
    }

    /// <summary>All of it: the limit keeps it short, and a sentence on what is wrong needs what was there.</summary>
    private static async Task<byte[]> BytesAsync(HttpContext context)
    {
        using var bytes = new MemoryStream();
        await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        return bytes.Length > MaxBytes ? throw new BadHttpRequestException("Too large.", StatusCodes.Status413PayloadTooLarge) : bytes.ToArray();
    }

    /// <summary>JSON is UTF-8 (RFC 8259); nobody has sent it otherwise in years.</summary>
    private static bool IsUtf8(HttpRequest request) =>
        request.GetTypedHeaders().ContentType?.Charset.Value is not { Length: > 0 } charset || string.Equals(charset.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase);

    /// <summary>The request is wrong, whoever makes it.</summary>
    public static IResult Refuse(string sentence) => Results.Problem(sentence, statusCode: StatusCodes.Status400BadRequest);
}
