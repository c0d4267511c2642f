using Microsoft.AspNetCore.Antiforgery;

namespace SquatCoach.Web;

/// <summary>Refuses a change that does not come from a page of this site: the token travels in the form or, for an upload, in a header.</summary>
internal sealed class AntiforgeryFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        // Reading changes nothing. And a browser sends no token of a program by itself, so no other site can make it do so.
        if (HttpMethods.IsGet(context.HttpContext.Request.Method) || context.HttpContext.User.Identity?.AuthenticationType == ApiTokenHandler.SchemeName)
        {
            return await next(context);
        }

        try
        {
            await antiforgery.ValidateRequestAsync(context.HttpContext);
        }
        catch (AntiforgeryValidationException)
        {
            return Results.Problem(Speech.Retold("This page is out of date; load it again and repeat the step."), statusCode: StatusCodes.Status400BadRequest);
        }

        return await next(context);
    }
}
