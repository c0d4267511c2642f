using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>The audit for programs: who did and saw what.</summary>
internal static class AuditApi
{
    public static void MapAuditApi(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/audit", async (int? page, HttpContext context, PrivacyReader reader) =>
            Results.Ok((await reader.AuditAsync(context.Viewer(), ProgramApi.PageOf(page), context.RequestAborted)).Take(PrivacyReader.AuditPageSize)
                .Select(entry => new AuditRow(entry.At, entry.Who, ApiNames.Of(entry.Action), entry.Athlete?.Id, entry.Athlete?.Name, entry.Athlete is null ? null : entry.VideoId, entry.Detail))))
            .RequireAuthorization(Rights.SignedIn).WithTags("Audit").Produces<AuditRow[]>().WithSummary("What was done and seen of this account and its athletes, newest first, 100 a page; to the owner also of accounts.");
}
