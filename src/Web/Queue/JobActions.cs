using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
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
            return context.Answer(Change.Done, Back(context, id));
        }).WithSummary("Takes a video out of the queue, or stops its analysis.");

        // With the number of a person the report becomes theirs; without, it is about the same one as before.
        jobs.MapPost("/retry", async (Guid id, [Range(1, MaxPeople), Description("Another of the people in the video, by their number in people.json.")] int? person, IJobQueue queue, QueueReader rows, Consents consents, AuditLog audit, HttpContext context) =>
        {
            var chosen = person ?? (int.TryParse(await context.FieldAsync("athlete"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);
            int? athlete = chosen is >= 1 and <= MaxPeople ? chosen : null;
            if (await rows.ReadAsync(context.Viewer(), id, context.RequestAborted) is not { } row)
            {
                return Results.NotFound();
            }

            if (!await consents.IsGivenAsync(row.AthleteId, ConsentPurpose.Analysis, context.RequestAborted))
            {
                return context.IsProgram()
                    ? Results.Problem(Speech.Retold("There is no consent to analyse this athlete's videos."), statusCode: StatusCodes.Status403Forbidden)
                    : context.Answer(Change.Refused("There is no consent to analyse this athlete's videos."), Back(context, id));
            }

            await queue.RetryAsync(id, athlete, context.RequestAborted);
            await audit.WriteAsync(AuditAction.AnalysedAgain, context.Viewer().AccountId, context.ViewerName(), row.OriginalName, row.AthleteId, id);
            return context.Answer(Change.Done, Back(context, id));
        }).WithSummary("Analyses a video once more; about the same person as before, unless another is chosen.");
    }

    /// <summary>Back to where the form was: the queue, or the video's own page.</summary>
    private static string Back(HttpContext context, Guid id) => context.Request.Query["from"] == "queue" ? "/" : $"/videos/{id}";
}
