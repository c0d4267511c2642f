using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Shared links for programs: of coaches and of the athlete.</summary>
internal static class ShareApi
{
    public static void MapShareApi(this IEndpointRouteBuilder routes)
    {
        var shares = routes.MapGroup("").RequireAuthorization(Rights.SignedIn).WithTags("Share");
        shares.MapGet("/api/videos/{id:guid}/shares", async (Guid id, HttpContext context, Shares book) => Results.Ok((await book.ListAsync(context.Viewer(), id, context.RequestAborted)).Select(ShareRow.Of)))
            .ForVideosShared().Produces<ShareRow[]>().WithSummary("Links to the report that still work.");
        shares.MapPost("/api/videos/{id:guid}/shares", (Guid id, HttpContext context, ReportLinks links) => context.WithBodyAsync<ShareStart>(async start =>
            await links.MakeAsync(context, id, ApiNames.Find<SharedPicture>(start.Picture) ?? SharedPicture.None, start.Days!.Value) is { } link
                ? Results.Created((string?)null, new MadeLink(new Uri(link)))
                : Results.NotFound()))
            .ForVideosShared().Takes<ShareStart>().Produces<MadeLink>(StatusCodes.Status201Created).WithSummary("Makes a link that shows the report to whoever holds it.");
        shares.MapDelete("/api/videos/{id:guid}/shares/{share:guid}", async (Guid id, Guid share, HttpContext context, ReportLinks links) => context.Answer(await links.EndAsync(context, id, share), ""))
            .WithSummary("Ends a link.");
    }
}
