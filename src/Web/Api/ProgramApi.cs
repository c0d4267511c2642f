using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>All that a trainer does on the pages, for programs (docs/api.md). What a form and a program do alike is mapped for both where the form is; uploads, files and exports have routes of their own.</summary>
internal static class ProgramApi
{
    // Beyond any list that is turned over, and far from where an offset would overflow.
    private const int MaxPage = 100_000;

    public static void MapProgramApi(this IEndpointRouteBuilder routes)
    {
        routes.MapVideoApi();
        routes.MapAthleteApi();
        routes.MapGoalApi();
        routes.MapGroupApi();
        routes.MapInvitationApi();
        routes.MapShareApi();
        routes.MapCompareApi();
        routes.MapAuditApi();
        routes.MapGet("/api/desk", async (Guid? group, [OneOf("all", "unsaid", "bodyweight", "back_squat", "front_squat", "goblet", "overhead", "other")] string? exercise, HttpContext context, DeskReader desk) =>
            Results.Ok((await desk.ReadAsync(context.Viewer(), group, ExerciseChoice.Find(exercise) ?? ExerciseChoice.All, context.RequestAborted)).Rows))
            .RequireAuthorization(Rights.Staff).WithTags("Desk").Produces<DeskRow[]>().WithSummary("Who trained, unread reports, and what needs a look, for all sets of the last 60 days or those of one exercise.");
    }

    /// <summary>Of a list, from 1.</summary>
    public static int PageOf(int? asked) => Math.Clamp(asked ?? 1, 1, MaxPage);
}
