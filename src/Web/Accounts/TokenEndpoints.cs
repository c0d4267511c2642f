using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Tokens of one's own: revoked by a form or a program. They are made on the page only: a stolen one must not make itself a successor.</summary>
internal static class TokenEndpoints
{
    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/account/tokens/{id:guid}/revoke", RevokeAsync).RequireAuthorization(Rights.SignedIn);
        var api = routes.MapGroup("").RequireAuthorization(Rights.SignedIn).WithTags("Tokens");
        api.MapGet("/api/tokens", async (HttpContext context, ApiTokens tokens) =>
            Results.Ok((await tokens.ListAsync(context.Viewer().AccountId, context.RequestAborted)).Select(token => new TokenRow(token.Id, token.Name, token.CreatedAt, token.ExpiresAt, token.LastUsedAt))))
            .Produces<TokenRow[]>().WithSummary("Tokens of this account.");
        api.MapDelete("/api/tokens/{id:guid}", RevokeAsync).WithSummary("Revokes a token of this account, also the one that asks.");
    }

    private static async Task<IResult> RevokeAsync(Guid id, HttpContext context, ApiTokens tokens, AuditLog audit)
    {
        if (!await tokens.RevokeAsync(context.Viewer().AccountId, id, context.RequestAborted))
        {
            return Results.NotFound();
        }

        await audit.WriteAsync(AuditAction.TokenRevoked, context.Viewer().AccountId, context.ViewerName());
        return context.Answer(Change.Done, "/account");
    }
}
