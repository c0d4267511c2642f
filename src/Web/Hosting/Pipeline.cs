using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.StaticFiles;
using SquatCoach.Web.Layout;

namespace SquatCoach.Web;

/// <summary>What a request passes, in order.</summary>
internal static class Pipeline
{
    // A module that is not sent as script is refused by browsers.
    private static readonly FileExtensionContentTypeProvider _contentTypes = new() { Mappings = { [".mjs"] = "text/javascript" } };

    public static void UseSite(this WebApplication site)
    {
        // Behind a proxy on this machine (the only kind that is believed) the visitor's address and https are told in headers.
        site.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });
        site.UseMiddleware<SecurityHeaders>();
        site.UseMiddleware<LanguageChoice>();
        site.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/problem", CreateScopeForErrors = true });
        site.UseStatusCodePagesWithReExecute("/status/{0}");

        // Programs read the number; a page for people would also not answer to PUT and DELETE.
        site.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(context);
        });
        site.UseResponseCompression();
        site.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = AlwaysRevalidate, ContentTypeProvider = _contentTypes });
        site.UseRouting();
        site.UseRateLimiter();
        site.UseMiddleware<SetupGate>();
        site.UseAuthentication();
        site.UseMiddleware<UnitChoice>();
        site.UseAuthorization();
        site.UseAntiforgery();

        site.MapRazorComponents<App>();
        var actions = site.MapGroup("").AddEndpointFilter<AntiforgeryFilter>();
        LanguageChoice.Map(actions);
        UnitChoice.Map(actions);
        actions.MapSignOut();
        actions.MapUpload();
        actions.MapJobActions();
        actions.MapTrash();
        actions.MapGroups();
        actions.MapAccounts();
        actions.MapConsents();
        actions.MapGoals();
        actions.MapRemarks();
        actions.MapShareActions();
        actions.MapReferences();
        site.MapShares();
        site.MapLabels();
        site.MapApiDescription();
        DataPackage.Map(site);
        BrowserTexts.Map(site);
        site.MapQueueEvents();
        site.MapVideoFiles();
        site.MapLiveModels();
        site.MapExports();
    }

    /// <summary>Files of the site change with the program: a browser asks each time and is mostly told that nothing changed.</summary>
    private static void AlwaysRevalidate(StaticFileResponseContext context) => context.Context.Response.Headers.CacheControl = "no-cache";
}
