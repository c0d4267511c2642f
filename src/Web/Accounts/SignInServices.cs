using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Accounts, cookies and the brakes on guessing.</summary>
internal static class SignInServices
{
    public const string ThrottlePolicy = "sign-in";
    public const int PasswordMinLength = 12;
    public static readonly TimeSpan ResetLinkLifetime = TimeSpan.FromHours(24);
    private const string CookieOrToken = "cookie-or-token";

    // Ten tries in five minutes are enough for a person and hopeless against twelve characters.
    private const int MaxFailedTries = 10;
    private static readonly TimeSpan _lockout = TimeSpan.FromMinutes(5);
    private const int TriesPerMinuteAndAddress = 20;

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<OwnerSetup>();
        services.AddHttpContextAccessor();
        services.AddIdentityCore<Account>(Configure)
            .AddEntityFrameworkStores<SquatCoachContext>()
            .AddSignInManager<AccountSignIn>()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddTokenProvider<DataProtectorTokenProvider<Account>>(TokenOptions.DefaultProvider)
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        var authentication = services.AddAuthentication(CookieOrToken)
            .AddPolicyScheme(CookieOrToken, null, scheme => scheme.ForwardDefaultSelector = context => ApiTokenHandler.IsMeant(context.Request) ? ApiTokenHandler.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<Microsoft.AspNetCore.Authentication.AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.SchemeName, null);
        authentication.AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "squatcoach";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;

            // Over https the cookie never travels without it; on localhost there is no https to insist on.
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            var toSignIn = cookie.Events.OnRedirectToLogin;
            cookie.Events.OnValidatePrincipal = CookieCheck.ValidateAsync;

            // What one has no right to does not exist, whoever asks.
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
            cookie.Events.OnRedirectToLogin = context => IsForPeople(context.Request) ? toSignIn(context) : Refuse(context.Response);
        });
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = ResetLinkLifetime);
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "RequestVerificationToken";
            options.Cookie.Name = "squatcoach-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });

        // Whatever does not say otherwise, pages, files and unknown addresses alike, is for people who signed in.
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Rights.SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Rights.Staff, policy => policy.RequireRole(nameof(Role.Owner), nameof(Role.Coach), nameof(Role.Trainer)))
            .AddPolicy(Rights.Coach, policy => policy.RequireRole(nameof(Role.Owner), nameof(Role.Coach)))
            .AddPolicy(Rights.Owner, policy => policy.RequireRole(nameof(Role.Owner)));
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(ThrottlePolicy, ByAddress);
        });
    }

    private static void Configure(IdentityOptions options)
    {
        // Length beats rules about kinds of characters (NIST SP 800-63B).
        options.Password = new PasswordOptions { RequiredLength = PasswordMinLength, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 4 };
        options.User.AllowedUserNameCharacters = "";
        options.Lockout.MaxFailedAccessAttempts = MaxFailedTries;
        options.Lockout.DefaultLockoutTimeSpan = _lockout;
    }

    private static RateLimitPartition<string> ByAddress(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = TriesPerMinuteAndAddress, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("");

    /// <summary>A page is answered with the sign-in page; a script's request with the plain fact.</summary>
    private static bool IsForPeople(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Task Refuse(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status401Unauthorized;
        return Results.Problem(Speech.T("Please sign in again."), statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(response.HttpContext);
    }
}
