using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using SquatCoach.Web.Layout;

namespace SquatCoach.Web;

/// <summary>What a request passes, in order.</summary>
internal static class Pipeline
{
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
            if (context.IsProgram() && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(context);
        });
        site.UseMiddleware<StaticAssets>();
        site.UseResponseCompression();
        site.UseRouting();
        site.UseRateLimiter();
        site.UseMiddleware<SetupGate>();
        site.UseAuthentication();
        site.UseMiddleware<UnitChoice>();
        site.UseAuthorization();
        site.UseQueryRules();
        site.UseAntiforgery();

        site.MapRazorComponents<App>();
        var actions = site.MapGroup("").AddEndpointFilter<AntiforgeryFilter>();
        LanguageChoice.Map(actions);
        UnitChoice.Map(actions);
        ThemeChoice.Map(actions);
        actions.MapSignOut();
        actions.MapUpload();
        actions.MapJobActions();
        actions.MapTrash();
        actions.MapGroups();
        actions.MapAccounts();
        actions.MapConsents();
        actions.MapGoals();
        actions.MapNotes();
        actions.MapCorrections();
        actions.MapTokens();
        actions.MapShareActions();
        actions.MapReferences();
        actions.MapSets();
        actions.MapProgramApi();
        site.MapShares();
        site.MapLabels();
        site.MapApiDescription();
        DataPackage.Map(site);
        BrowserTexts.Map(site);
        site.MapQueueEvents();
        site.MapVideoFiles();
        site.MapLiveModels();
        site.MapExports();
        SetTable.Map(site);
    }
}
