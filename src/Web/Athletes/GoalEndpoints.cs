using System.Globalization;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Setting and removing goals, as plain forms.</summary>
internal static class GoalEndpoints
{
    public static void MapGoals(this IEndpointRouteBuilder routes)
    {
        var goals = routes.MapGroup("/athletes/{id:guid}/goals").RequireAuthorization(Rights.SignedIn);
        goals.MapPost("/", SetAsync);
        goals.MapPost("/{metric}/remove", async (Guid id, string metric, HttpContext context, GoalBook book) =>
            Enum.TryParse<GoalMetric>(metric, out var known) && Enum.IsDefined(known)
                ? context.Answer(await book.RemoveAsync(context.Viewer(), id, new GoalKey(known, await ExerciseAsync(context)), context.RequestAborted), await PageAsync(context, id))
                : Results.NotFound());
    }

    private static async Task<IResult> SetAsync(Guid id, HttpContext context, GoalBook book)
    {
        // Missing rights are told before a wrong form is: whoever has none learns nothing.
        var isKnown = Enum.TryParse<GoalMetric>(await context.FieldAsync("metric"), out var metric) && Enum.IsDefined(metric);
        var target = double.TryParse(await context.FieldAsync("target"), NumberStyles.Float, CultureInfo.InvariantCulture, out var typed) ? ProgressMeasure.Stored(metric, typed) : double.NaN;
        DateOnly? by = DateOnly.TryParseExact(await context.FieldAsync("by"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var change = await book.SetAsync(context.Viewer(), context.ViewerName(), id, new GoalKey(isKnown ? metric : default, await ExerciseAsync(context)), isKnown ? target : double.NaN, by, context.RequestAborted);
        return context.Answer(change.Refusal == GoalBook.OutOfRange && isKnown ? Change.Refused(OutOfRange(metric)) : change, await PageAsync(context, id));
    }

    // Whoever types pounds is told the bound in pounds.
    private static string OutOfRange(GoalMetric metric)
    {
        var measure = ProgressMeasure.All().First(one => one.Metric == metric);
        return $"Please give the target as a number from 0 to {measure.Text(measure.GreatestTarget)}.";
    }

    private static async Task<Exercise?> ExerciseAsync(HttpContext context) => ExerciseNames.Find(await context.FieldAsync("exercise"));

    /// <summary>Back to where the form was: the progress in one exercise, or in all.</summary>
    private static async Task<string> PageAsync(HttpContext context, Guid id) =>
        $"/athletes/{id}{(ExerciseNames.Field(await ExerciseAsync(context)) is { } field ? $"?exercise={field}" : "")}#goals";
}
