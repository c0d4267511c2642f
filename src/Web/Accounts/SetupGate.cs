namespace SquatCoach.Web;

/// <summary>While the site has no owner, nothing but the set-up page answers, in whichever language.</summary>
internal sealed class SetupGate(RequestDelegate next, OwnerSetup setup)
{
    public const string Path = "/setup";

    public Task InvokeAsync(HttpContext context)
    {
        if (!setup.IsOpen || context.Request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase) || context.Request.Path.Equals(LanguageChoice.Path, StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Redirect(Path);
            return Task.CompletedTask;
        }

        return Results.Problem("This site has no owner yet.", statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
    }
}
