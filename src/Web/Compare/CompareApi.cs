using SquatCoach.Assessment;
using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Two reps compared, for programs.</summary>
internal static class CompareApi
{
    public static void MapCompareApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/videos/{id:guid}/compare/{other:guid}", async (Guid id, Guid other, int? rep, int? otherRep, HttpContext context, ReportReader reports, AuditLog audit) =>
        {
            var (left, right) = (await reports.ReadAsync(context.Viewer(), id, context.RequestAborted), await reports.ReadAsync(context.Viewer(), other, context.RequestAborted));
            if (RepOf(left, rep) is not { } leftRep || RepOf(right, otherRep) is not { } rightRep)
            {
                return Results.NotFound();
            }

            foreach (var seen in new[] { left!, right! })
            {
                await audit.LookAsync(AuditAction.ReportSeen, context.Viewer().AccountId, context.ViewerName(), seen.Athlete.Id, seen.Video.Id, seen.Video.OriginalName);
            }

            return Results.Ok(Compared(left!, leftRep, right!, rightRep));
        }).RequireAuthorization(Rights.SignedIn).WithTags("Compare").Produces<Comparison>().WithSummary("Compares a rep with one of another set, or of the same; the first of each where none is named.");

    private static RepReport? RepOf(VideoReport? found, int? index) => found?.Report?.Reps.FirstOrDefault(one => index is null || one.Index == index);

    private static Comparison Compared(VideoReport left, RepReport leftRep, VideoReport right, RepReport rightRep)
    {
        var (from, to) = (ComparedSide.Of("", left.Report!, leftRep), ComparedSide.Of("", right.Report!, rightRep));
        var named = MetricDifference.Between(from, to).Select(difference => difference.Field).ToHashSet(StringComparer.Ordinal);
        var metrics = MetricCatalogue.All.Select(metric => (metric.Name, Left: from.Value(metric.Name), Right: to.Value(metric.Name))).Where(one => one.Left is not null && one.Right is not null)
            .Select(one => new ComparisonMetric(one.Name, one.Left!.Value, one.Right!.Value, one.Right.Value - one.Left.Value, named.Contains(one.Name)));
        return new Comparison(Side(left, leftRep), Side(right, rightRep), from.View == to.View, left.Video.Exercise == right.Video.Exercise, [.. metrics]);
    }

    private static ComparisonSide Side(VideoReport found, RepReport rep) =>
        new(found.Video.Id, rep.Index, FieldNames.Of(found.Report!.View.Kind), ExerciseNames.Field(found.Video.Exercise), [.. rep.Faults.Select(finding => FieldNames.Of(finding.Fault))]);
}
