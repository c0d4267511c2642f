using System.Globalization;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Cancel and retry, as plain forms.</summary>
internal static class JobActions
{
    // More are never listed.
    private const int MaxPeople = 9;

    public static void MapJobActions(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in new[] { "/videos", "/api/videos" })
        {
            Map(routes.MapGroup(prefix + "/{id:guid}").RequireAuthorization(Rights.SignedIn).WithTags("Videos"));
        }
    }

    private static void Map(RouteGroupBuilder jobs)
    {
        jobs.MapPost("/cancel", async (Guid id, IJobQueue queue, QueueReader rows, HttpContext context) =>
        {
            if (await rows.ReadAsync(context.Viewer(), id, context.RequestAborted) is null)
            {
                return Results.NotFound();
            }

            await queue.CancelAsync(id, context.RequestAborted);
            return Done(context, id);
        }).WithSummary("Takes a video out of the queue, or stops its analysis.");

        // With the number of a person in the form the report becomes theirs; without, it is about the same one as before.
        jobs.MapPost("/retry", async (Guid id, IJobQueue queue, QueueReader rows, Consents consents, AuditLog audit, HttpContext context) =>
        {
            int? athlete = int.TryParse(await context.FieldAsync("athlete"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MaxPeople ? number : null;
            if (await rows.ReadAsync(context.Viewer(), id, context.RequestAborted) is not { } row)
            {
                return Results.NotFound();
            }

            if (!await consents.IsGivenAsync(row.AthleteId, ConsentPurpose.Analysis, context.RequestAborted))
            {
                return IsProgram(context)
                    ? Results.Problem("There is no consent to analyse this athlete's videos.", statusCode: StatusCodes.Status403Forbidden)
                    : context.Answer(Change.Refused("There is no consent to analyse this athlete's videos."), Back(context, id));
            }

            await queue.RetryAsync(id, athlete, context.RequestAborted);
            await audit.WriteAsync(AuditAction.AnalysedAgain, context.Viewer().AccountId, context.ViewerName(), row.OriginalName, row.AthleteId, id);
            return Done(context, id);
        }).WithSummary("Analyses a video once more; the form field 'athlete' chooses another of the people in it.");
    }

    private static bool IsProgram(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    private static IResult Done(HttpContext context, Guid id) => IsProgram(context) ? Results.NoContent() : Results.LocalRedirect(Back(context, id));

    /// <summary>Back to where the form was: the queue, or the video's own page.</summary>
    private static string Back(HttpContext context, Guid id) => context.Request.Query["from"] == "queue" ? "/" : $"/videos/{id}";
}
