using System.ComponentModel.DataAnnotations;
using System.Globalization;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Changes what was said of a set: by the form on its report, or by a program in kilograms.</summary>
internal static class SetEndpoints
{
    public static void MapSets(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/videos/{id:guid}/set", async (Guid id, HttpContext context, SetDetails details, AuditLog audit) =>
        {
            // The form shows loads in the reader's unit, and a rounded one that nobody touched must not change what is stored.
            double? load = await NumberAsync(context, "load") is { } typed ? Math.Round(Measures.Kilograms(typed), 2) : null;
            var said = Cleaned(await context.FieldAsync("exercise"), load, await NumberAsync(context, "rpe"));
            return await ChangeAsync(id, said, context, details, audit) ? Results.LocalRedirect($"/videos/{id}") : Results.NotFound();
        }).RequireAuthorization(Rights.SignedIn);
        routes.MapPost("/videos/{id:guid}/athlete", async (Guid id, HttpContext context, SetDetails details, AuditLog audit) => await MoveAsync(id, await context.IdFieldAsync("athlete"), context, details, audit)).RequireAuthorization(Rights.Coach);
        routes.MapPut("/api/videos/{id:guid}/athlete/{athlete:guid}", (Guid id, Guid athlete, HttpContext context, SetDetails details, AuditLog audit) => MoveAsync(id, athlete, context, details, audit))
            .RequireAuthorization(Rights.Coach).WithTags("Videos").WithSummary("Files a set under another athlete; links that show it end.");
        routes.MapPut("/api/videos/{id:guid}/set", async (Guid id, HttpContext context, SetDetails details, AuditLog audit, [OneOfEnum<Exercise>] string? exercise, [Range(0.01, UploadRequest.MaxLoadKilograms)] double? load, [Range(1.0, 10.0)] double? rpe) =>
            await ChangeAsync(id, Cleaned(exercise, load, rpe), context, details, audit) ? Results.NoContent() : Results.NotFound())
            .RequireAuthorization(Rights.SignedIn).WithTags("Videos").WithSummary("Says which exercise a set is, the load in kilograms (up to 1000) and the RPE (1 to 10); what is left out is not said.");
    }

    private static async Task<IResult> MoveAsync(Guid id, Guid athleteId, HttpContext context, SetDetails details, AuditLog audit)
    {
        var change = await details.MoveAsync(context.Viewer(), id, athleteId, context.RequestAborted);
        if (change.IsDone)
        {
            await audit.WriteAsync(AuditAction.SetDescribed, context.Viewer().AccountId, context.ViewerName(), "athlete", athleteId, id);
        }

        return context.Answer(change, $"/videos/{id}", change.IsDone ? "The set was moved." : null);
    }

    private static async Task<bool> ChangeAsync(Guid id, SetDescription said, HttpContext context, SetDetails details, AuditLog audit)
    {
        if (await details.ChangeAsync(context.Viewer(), id, said, context.RequestAborted) is not { } athleteId)
        {
            return false;
        }

        await audit.WriteAsync(AuditAction.SetDescribed, context.Viewer().AccountId, context.ViewerName(), ExerciseNames.Field(said.Exercise) ?? "", athleteId, id);
        return true;
    }

    /// <summary>Nonsense counts as nothing said, as at the upload.</summary>
    private static SetDescription Cleaned(string? exercise, double? loadKilograms, double? rpe)
    {
        var request = new UploadRequest("", null, null, null) { Exercise = ExerciseNames.Find(exercise), LoadKilograms = loadKilograms, Rpe = rpe };
        return new SetDescription(request.Exercise, request.LoadKilograms, request.Rpe);
    }

    private static async Task<double?> NumberAsync(HttpContext context, string field) =>
        double.TryParse(await context.FieldAsync(field), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
