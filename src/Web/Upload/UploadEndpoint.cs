using Microsoft.AspNetCore.Http.Features;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>
/// Videos over plain HTTP. Whole: PUT /api/videos?name=…&amp;athlete=…|newAthlete=… with the file as the body. In parts, which survive a lost
/// connection and a closed tab: POST /api/uploads says what is coming and answers how much of it is there; PUT /api/uploads/ID?offset=N appends;
/// POST /api/uploads/ID/finish takes it in.
/// </summary>
internal static class UploadEndpoint
{
    // Room for a header that is a little off: the exact limit is counted while reading, so that the answer is a sentence and not a closed connection.
    private const long LimitMarginBytes = 1 << 20;

    public static void AddUpload(this IServiceCollection services)
    {
        services.AddSingleton<UploadTarget>();
        services.AddSingleton<VideoReceiver>();
        services.AddResponseCompression(compression =>
        {
            // Keypoints, joints and curves: some hundred kilobytes of digits. Not pages: those hold secrets beside what a visitor can choose (BREACH).
            compression.EnableForHttps = true;
            compression.MimeTypes = ["application/json"];
        });
    }

    public static void MapUpload(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").RequireAuthorization(Rights.SignedIn).WithTags("Uploads");
        api.MapPut("/videos", WholeAsync).WithMetadata(LooseQuery.Taken).WithSummary("Takes one video whole and queues its analysis. The load is in kilograms.");
        api.MapGet("/uploads", ListAsync).Produces<UploadState[]>().WithSummary("Unfinished uploads of this account.");
        api.MapPost("/uploads", StartAsync).Takes<UploadStart>().Produces<UploadState>(StatusCodes.Status201Created).WithSummary("Begins an upload in parts, or finds the same one begun before.");
        api.MapGet("/uploads/{id:guid}", StateAsync).Produces<UploadState>().WithSummary("How much of an upload is there.");
        api.MapPut("/uploads/{id:guid}", PartAsync).WithSummary("Appends the body at the offset, which must be the end of what is there; a file that does not begin like a video is refused with its first part.");
        api.MapPost("/uploads/{id:guid}/finish", FinishAsync).WithMetadata(LooseQuery.Taken).WithSummary("Checks the complete file and queues its analysis. The load is in kilograms.");
        api.MapDelete("/uploads/{id:guid}", CancelAsync).WithSummary("Forgets an unfinished upload.");
    }

    private static Task<IResult> WholeAsync(HttpContext context, UploadTarget target, VideoReceiver receiver, ServeOptions options, ILogger<VideoReceiver> logger, string? name, string? athlete, string? newAthlete, bool? consent, [OneOfEnum<Exercise>] string? exercise, double? load, double? rpe) =>
        AnswerAsync(context, logger, async () =>
        {
            Unlimit(context, Math.Max(options.MaxUploadBytes + LimitMarginBytes, context.Request.ContentLength ?? 0));
            var request = UploadRequest.From(name, context.Request.ContentLength, athlete, newAthlete) with { IsConsentConfirmed = consent == true, Exercise = ExerciseNames.Find(exercise), LoadKilograms = load, Rpe = rpe };
            var athleteId = await target.FindAsync(context.Viewer(), context.ViewerName(), request, context.RequestAborted);
            var taken = await receiver.ReceiveAsync(context.Request.Body, request, athleteId, context.Viewer(), context.RequestAborted);
            return await TakenAsync(context, taken, athleteId, request.FileName);
        });

    private static async Task<IResult> ListAsync(HttpContext context, UploadParts parts) =>
        Results.Ok((await parts.ListAsync(context.Viewer(), context.RequestAborted)).Select(upload => State(upload, parts)));

    private static Task<IResult> StartAsync(HttpContext context, UploadTarget target, UploadParts parts, ServeOptions options, ILogger<VideoReceiver> logger) =>
        context.WithBodyAsync<UploadStart>(start => AnswerAsync(context, logger, async () =>
        {
            var size = start.Size!.Value;
            if (size <= 0)
            {
                throw new RefusedUpload(StatusCodes.Status415UnsupportedMediaType, "The file is empty.");
            }

            if (size > options.MaxUploadBytes)
            {
                throw VideoReceiver.TooLarge(options);
            }

            var request = UploadRequest.From(start.Name, size, start.Athlete?.ToString(), start.NewAthlete) with { IsConsentConfirmed = start.Consent };
            var athleteId = await target.FindAsync(context.Viewer(), context.ViewerName(), request, context.RequestAborted);
            var upload = await parts.StartAsync(context.Viewer(), parts.New(context.Viewer(), athleteId, request.FileName, size, start.Changed), context.RequestAborted)
                ?? throw new RefusedUpload(StatusCodes.Status429TooManyRequests, "There are too many unfinished uploads; finish or remove some first.");
            return Results.Created($"/api/uploads/{upload.Id}", State(upload, parts));
        }));

    private static async Task<IResult> StateAsync(Guid id, HttpContext context, UploadParts parts) =>
        await parts.FindAsync(context.Viewer(), id, context.RequestAborted) is { } upload ? Results.Ok(State(upload, parts)) : Results.NotFound();

    private static async Task<IResult> PartAsync(Guid id, long offset, HttpContext context, UploadParts parts, VideoReceiver receiver, ServeOptions options, ILogger<VideoReceiver> logger)
    {
        if (await parts.FindAsync(context.Viewer(), id, context.RequestAborted) is not { } upload)
        {
            return Results.NotFound();
        }

        return await AnswerAsync(context, logger, async () =>
        {
            Unlimit(context, options.MaxUploadBytes + LimitMarginBytes);
            var isAppended = await parts.AppendAsync(upload, offset, context.Request.Body, context.RequestAborted);
            if (offset < ContainerKind.HeaderLength)
            {
                await receiver.CheckBeginningAsync(upload, context.RequestAborted);
            }

            return Results.Json(State(upload, parts), statusCode: isAppended ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
        });
    }

    private static async Task<IResult> FinishAsync(Guid id, HttpContext context, UploadTarget target, UploadParts parts, VideoReceiver receiver, ILogger<VideoReceiver> logger, [OneOfEnum<Exercise>] string? exercise, double? load, double? rpe)
    {
        if (await parts.FindAsync(context.Viewer(), id, context.RequestAborted) is not { } upload)
        {
            return Results.NotFound();
        }

        return await AnswerAsync(context, logger, async () =>
        {
            if (parts.LengthOf(upload) != upload.SizeBytes)
            {
                return Results.Json(State(upload, parts), statusCode: StatusCodes.Status409Conflict);
            }

            await target.RequireConsentAsync(upload.AthleteId, context.RequestAborted);
            var request = new UploadRequest(upload.OriginalName, upload.SizeBytes, upload.AthleteId, null) { Exercise = ExerciseNames.Find(exercise), LoadKilograms = load, Rpe = rpe };
            var taken = await receiver.TakeAsync(upload, request, context.Viewer());
            return await TakenAsync(context, taken, upload.AthleteId, upload.OriginalName);
        });
    }

    private static async Task<IResult> CancelAsync(Guid id, HttpContext context, UploadParts parts)
    {
        if (await parts.FindAsync(context.Viewer(), id, context.RequestAborted) is not { } upload)
        {
            return Results.NotFound();
        }

        await parts.RemoveAsync(upload, CancellationToken.None);
        return Results.NoContent();
    }

    private static UploadState State(UploadSession upload, UploadParts parts) =>
        new(upload.Id, upload.OriginalName, upload.Athlete?.Name, upload.AthleteId, upload.SizeBytes, parts.LengthOf(upload), upload.ChangedAtMilliseconds);

    private static async Task<IResult> TakenAsync(HttpContext context, TakenVideo taken, Guid athleteId, string name)
    {
        if (!taken.WasKnown)
        {
            await context.RequestServices.GetRequiredService<AuditLog>().WriteAsync(AuditAction.Uploaded, context.Viewer().AccountId, context.ViewerName(), name, athleteId, taken.Id);
        }

        var answer = new { id = taken.Id, page = $"/videos/{taken.Id}", wasKnown = taken.WasKnown };
        return taken.WasKnown ? Results.Ok(answer) : Results.Created(answer.page, answer);
    }

    /// <summary>Absent under a test server that has no limits of its own.</summary>
    private static void Unlimit(HttpContext context, long bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = bytes;
        }
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, ILogger logger, Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (RefusedUpload refused)
        {
            WebLog.UploadRefused(logger, refused.StatusCode, refused.Message);
            return Results.Problem(Speech.Retold(refused.Message), statusCode: refused.StatusCode);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            WebLog.UploadAborted(logger);
            return Results.Empty;
        }
        catch (BadHttpRequestException problem)
        {
            return Results.Problem(Speech.Retold("The upload broke off before the end; please send it again."), statusCode: problem.StatusCode);
        }
    }
}
