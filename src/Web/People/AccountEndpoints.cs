using Microsoft.AspNetCore.Identity;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>What the owner changes of accounts, and what everybody may change of their own, as plain forms.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var owner = routes.MapGroup("/accounts").RequireAuthorization(Rights.Owner);
        owner.MapPost("/{id:guid}/role", async (Guid id, HttpContext context, AccountBook accounts, AuditLog audit) =>
        {
            var role = await context.FieldAsync("role");
            if (!Enum.TryParse<Role>(role, out var wanted) || !Enum.IsDefined(wanted))
            {
                return Results.BadRequest();
            }

            var change = await accounts.ChangeRoleAsync(context.Viewer(), id, wanted, context.RequestAborted);
            return await NotedAsync(context, audit, AuditAction.RoleChanged, change, $"{id} is now {wanted}");
        });
        owner.MapPost("/{id:guid}/delete", async (Guid id, HttpContext context, AccountBook accounts, AuditLog audit) =>
            await NotedAsync(context, audit, AuditAction.AccountDeleted, await accounts.DeleteAsync(context.Viewer(), id, context.RequestAborted), $"{id}"));
        owner.MapPost("/{id:guid}/restore", async (Guid id, HttpContext context, AccountBook accounts, AuditLog audit) =>
            await NotedAsync(context, audit, AuditAction.AccountRestored, await accounts.RestoreAsync(context.Viewer(), id, context.RequestAborted), $"{id}"));

        var own = routes.MapGroup("/account").RequireAuthorization(Rights.SignedIn);
        own.MapPost("/delete", async (HttpContext context, AccountBook accounts, AuditLog audit, SignInManager<Account> signIn) =>
        {
            var change = await accounts.DeleteAsync(context.Viewer(), context.Viewer().AccountId, context.RequestAborted);
            if (change.IsDone)
            {
                await signIn.SignOutAsync();
            }

            return await NotedAsync(context, audit, AuditAction.AccountDeleted, change, "own account", change.IsDone ? "/sign-in" : "/privacy");
        });
    }

    private static async Task<IResult> NotedAsync(HttpContext context, AuditLog audit, AuditAction action, Change change, string detail, string page = "/people")
    {
        if (change.IsDone)
        {
            await audit.WriteAsync(action, context.Viewer().AccountId, context.ViewerName(), detail);
        }

        return context.Answer(change, page);
    }
}
