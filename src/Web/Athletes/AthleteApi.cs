namespace SquatCoach.Web;

/// <summary>Athletes for programs: who there is, what they agreed to, their videos and their progress.</summary>
internal static class AthleteApi
{
    public static void MapAthleteApi(this IEndpointRouteBuilder routes)
    {
        var athletes = routes.MapGroup("").RequireAuthorization(Rights.SignedIn).WithTags("Athletes");
        athletes.MapGet("/api/athletes", async (HttpContext context, AthleteReader reader) => Results.Ok(await reader.ListAsync(context.Viewer(), context.RequestAborted)))
            .Produces<AthleteRow[]>().WithSummary("Athletes whom this account sees, with counts of videos and reps.");
        athletes.MapGet("/api/athletes/{id:guid}", async (Guid id, HttpContext context, AthleteReader reader) =>
            await reader.FindAsync(context.Viewer(), id, context.RequestAborted) is { } athlete ? Results.Ok(AthleteFacts.Of(athlete)) : Results.NotFound())
            .Produces<AthleteFacts>().WithSummary("One athlete, and what they agreed to.");
        athletes.MapGet("/api/athletes/{id:guid}/videos", async (Guid id, int? page, HttpContext context, AthleteReader reader) =>
            Results.Ok((await reader.VideosAsync(context.Viewer(), id, ProgramApi.PageOf(page), context.RequestAborted)).Videos.Select(AthleteVideoRow.Of)))
            .ForAthletesSeen().Produces<AthleteVideoRow[]>().WithSummary("Videos of an athlete, newest first, 20 a page.");
        athletes.MapGet("/api/athletes/{id:guid}/progress", async (Guid id, [OneOf("all", "unsaid", "bodyweight", "back_squat", "front_squat", "goblet", "overhead", "other")] string? exercise, HttpContext context, AthleteReader reader) =>
        {
            var sessions = AthleteReader.Sessions(await reader.SetsAsync(context.Viewer(), id, ExerciseChoice.Find(exercise) ?? ExerciseChoice.All, context.RequestAborted));
            return Results.Ok(new AthleteProgress([.. SessionRow.Of(sessions)], PersonalBest.Of(sessions)));
        }).ForAthletesSeen().Produces<AthleteProgress>().WithSummary("Sessions of an athlete, oldest first, with every figure that the progress page follows, and personal bests.");
    }
}
