using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Giving and withdrawing consent, as plain forms: both are one click.</summary>
internal static class ConsentEndpoints
{
    public static void MapConsents(this IEndpointRouteBuilder routes)
    {
        var consents = routes.MapGroup("/athletes/{id:guid}/consents/{purpose}").RequireAuthorization(Rights.SignedIn);
        consents.MapPost("/give", (Guid id, string purpose, HttpContext context, Consents book, AuditLog audit) =>
            ChangeAsync(id, purpose, context, audit, AuditAction.ConsentGiven, wanted => book.GiveAsync(context.Viewer(), id, wanted, context.RequestAborted)));
        consents.MapPost("/withdraw", (Guid id, string purpose, HttpContext context, Consents book, AuditLog audit) =>
            ChangeAsync(id, purpose, context, audit, AuditAction.ConsentWithdrawn, wanted => book.WithdrawAsync(context.Viewer(), id, wanted, context.RequestAborted)));
    }

    private static async Task<IResult> ChangeAsync(Guid id, string purpose, HttpContext context, AuditLog audit, AuditAction action, Func<ConsentPurpose, Task<bool>> change)
    {
        if (!Enum.TryParse<ConsentPurpose>(purpose, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted) || !await change(wanted))
        {
            return Results.NotFound();
        }

        await audit.WriteAsync(action, context.Viewer().AccountId, context.ViewerName(), Speech.InEnglish(() => ConsentTexts.Title(wanted)), id);
        return Results.LocalRedirect(context.Request.Query["from"] == "athlete" ? $"/athletes/{id}" : "/privacy");
    }
}
