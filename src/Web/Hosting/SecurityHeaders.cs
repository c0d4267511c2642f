namespace SquatCoach.Web;

/// <summary>Headers that every answer carries.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // No inline script or style, nothing from elsewhere, no framing. Bootstrap draws its arrows from data: pictures.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; connect-src 'self'; font-src 'self'; " +
        "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // The live page runs the networks as WebAssembly, in workers that have this policy from their own files. It allows no text to become script.
    private static readonly string _livePolicy = ContentPolicy.Replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", StringComparison.Ordinal);

    // The upload page looks at a chosen file before it is sent.
    private static readonly string _uploadPolicy = ContentPolicy.Replace("media-src 'self'", "media-src 'self' blob:", StringComparison.Ordinal);

    private static readonly string[] _livePaths = ["/live", "/js/live", "/lib/onnxruntime"];

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var response = ((HttpContext)state).Response;
            var path = response.HttpContext.Request.Path;
            var isLive = _livePaths.Any(live => path.StartsWithSegments(live, StringComparison.OrdinalIgnoreCase));
            response.Headers.ContentSecurityPolicy = isLive ? _livePolicy : path.StartsWithSegments("/upload", StringComparison.OrdinalIgnoreCase) ? _uploadPolicy : ContentPolicy;
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers.XFrameOptions = "DENY";
            response.Headers["Referrer-Policy"] = "same-origin";
            response.Headers["Permissions-Policy"] = isLive ? "camera=(self), microphone=(), geolocation=()" : "camera=(), microphone=(), geolocation=()";
            response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";

            // Together with the line above it lets the networks use several threads; everything is from this site anyhow.
            response.Headers["Cross-Origin-Embedder-Policy"] = "require-corp";
            response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (response.Headers.CacheControl.Count == 0)
            {
                // Body footage and reports do not belong into shared caches, nor into the browser's after signing out.
                response.Headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}
