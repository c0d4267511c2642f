using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Giving and withdrawing consent, as plain forms, where both are one click, and for programs.</summary>
internal static class ConsentEndpoints
{
    public static void MapConsents(this IEndpointRouteBuilder routes)
    {
        var consents = routes.MapGroup("/athletes/{id:guid}/consents/{purpose}").RequireAuthorization(Rights.SignedIn);
        consents.MapPost("/give", GiveAsync);
        consents.MapPost("/withdraw", WithdrawAsync);
        var api = routes.MapGroup("").RequireAuthorization(Rights.SignedIn).WithTags("Athletes");
        api.MapPut("/api/athletes/{id:guid}/consents/{purpose}", GiveAsync).WithSummary("Records that the athlete agrees: their own word, or what staff were told by one without an account.");
        api.MapDelete("/api/athletes/{id:guid}/consents/{purpose}", WithdrawAsync).WithSummary("Withdraws a consent.");
    }

    private static Task<IResult> GiveAsync(Guid id, [OneOfEnum<ConsentPurpose>] string purpose, HttpContext context, Consents book, AuditLog audit) =>
        ChangeAsync(id, purpose, context, audit, AuditAction.ConsentGiven, wanted => book.GiveAsync(context.Viewer(), id, wanted, context.RequestAborted));

    private static Task<IResult> WithdrawAsync(Guid id, [OneOfEnum<ConsentPurpose>] string purpose, HttpContext context, Consents book, AuditLog audit) =>
        ChangeAsync(id, purpose, context, audit, AuditAction.ConsentWithdrawn, wanted => book.WithdrawAsync(context.Viewer(), id, wanted, context.RequestAborted));

    private static async Task<IResult> ChangeAsync(Guid id, string purpose, HttpContext context, AuditLog audit, AuditAction action, Func<ConsentPurpose, Task<bool>> change)
    {
        if (!Enum.TryParse<ConsentPurpose>(purpose, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted) || !await change(wanted))
        {
            return Results.NotFound();
        }

        await audit.WriteAsync(action, context.Viewer().AccountId, context.ViewerName(), Speech.InEnglish(() => ConsentTexts.Title(wanted)), id);
        return context.Answer(Change.Done, context.Request.Query["from"] == "athlete" ? $"/athletes/{id}#consent" : "/privacy");
    }
}
