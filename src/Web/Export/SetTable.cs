using System.Globalization;
using System.Text;
using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>GET /athletes/ID/sessions.csv: one row a set, oldest first, with the figures that the progress page follows.</summary>
internal static class SetTable
{
    private const string Header = "uploaded_at,exercise,load_kilograms,rpe,view,reps,good_reps,knee_flexion_degrees,knee_flexion_spread_degrees,asymmetry_percent,descent_seconds,faults_per_rep,networks,video";

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var prefix in new[] { "/athletes", "/api/athletes" })
        {
            routes.MapGet(prefix + "/{id:guid}/sessions.csv", SendAsync).RequireAuthorization(Rights.SignedIn).WithTags("Athletes").SendsFile("text/csv").WithSummary("One row a set: exercise, load, RPE, view, reps, depth, symmetry, tempo, faults.");
        }
    }

    private static async Task<IResult> SendAsync(Guid id, HttpContext context, AthleteReader athletes, AuditLog audit)
    {
        if (await athletes.FindAsync(context.Viewer(), id, context.RequestAborted) is null)
        {
            return Results.NotFound();
        }

        var sets = await athletes.SetsAsync(context.Viewer(), id, ExerciseChoice.All, context.RequestAborted);
        await audit.WriteAsync(AuditAction.FileTaken, context.Viewer().AccountId, context.ViewerName(), "sessions.csv", id);
        return Results.File(Encoding.UTF8.GetBytes(Write(sets)), "text/csv; charset=utf-8", "sessions.csv");
    }

    /// <summary>Numbers and names of our own only: nothing needs quotes.</summary>
    internal static string Write(IReadOnlyList<TrainingSet> sets)
    {
        var table = new StringBuilder(Header).Append("\r\n");
        foreach (var set in sets)
        {
            // A session of this one set says what it comes to.
            var alone = new TrainingSession(DateOnly.FromDateTime(set.UploadedAt.UtcDateTime), [set]);
            table.AppendJoin(',', set.UploadedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), ExerciseNames.Field(set.Exercise) ?? "",
                Cell(set.LoadKilograms), Cell(set.Rpe), FieldNames.Of(set.View), Cell(set.RepCount), Cell(set.GoodRepCount),
                Cell(alone.KneeFlexionDegrees), Cell(alone.KneeFlexionSpreadDegrees), Cell(alone.AsymmetryPercent), Cell(alone.DescentSeconds), Cell(alone.FaultsPerRep),
                set.Networks ?? "", set.VideoId.ToString()).Append("\r\n");
        }

        return table.ToString();
    }

    private static string Cell(double? number) => number is { } known && double.IsFinite(known) ? Text.Number(known, 4) : "";
}
