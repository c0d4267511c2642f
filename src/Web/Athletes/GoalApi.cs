using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Goals for programs: listed by whoever sees the athlete, set and removed by their coaches and themselves.</summary>
internal static class GoalApi
{
    public static void MapGoalApi(this IEndpointRouteBuilder routes)
    {
        var goals = routes.MapGroup("").RequireAuthorization(Rights.SignedIn).WithTags("Goals");
        goals.MapGet("/api/athletes/{id:guid}/goals", async (Guid id, HttpContext context, GoalBook book) => Results.Ok((await book.ListAsync(context.Viewer(), id, context.RequestAborted)).Select(GoalRow.Of)))
            .ForAthletesSeen().Produces<GoalRow[]>().WithSummary("Goals of an athlete.");
        goals.MapPut("/api/athletes/{id:guid}/goals/{metric}", (Guid id, [OneOfEnum<GoalMetric>] string metric, HttpContext context, GoalBook book) => SetAsync(id, metric, context, book))
            .ForAthletesManaged().Takes<GoalStart>().WithSummary("Sets the target of a figure, in place of the one before of the same exercise.");
        goals.MapDelete("/api/athletes/{id:guid}/goals/{metric}", async (Guid id, [OneOfEnum<GoalMetric>] string metric, [OneOfEnum<Exercise>] string? exercise, HttpContext context, GoalBook book) =>
            ApiNames.Find<GoalMetric>(metric) is { } known && (exercise is null || ExerciseNames.Find(exercise) is not null)
                ? context.Answer(await book.RemoveAsync(context.Viewer(), id, new GoalKey(known, ExerciseNames.Find(exercise)), context.RequestAborted), "")
                : Results.NotFound())
            .WithSummary("Removes the goal of a figure: that of an exercise, or the one over all.");
    }

    private static async Task<IResult> SetAsync(Guid id, string metric, HttpContext context, GoalBook book) =>
        ApiNames.Find<GoalMetric>(metric) is not { } known
            ? Results.NotFound()
            : await context.WithBodyAsync<GoalStart>(async goal =>
                context.Answer(await book.SetAsync(context.Viewer(), context.ViewerName(), id, new GoalKey(known, ExerciseNames.Find(goal.Exercise)), goal.Target!.Value, goal.By, context.RequestAborted), ""));
}
