using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace SquatCoach.Web;

/// <summary>
/// The site's scripts, styles and libraries under names that carry a fingerprint of their content (client/assets.mjs makes them): what a browser
/// has under such a name it never asks for again. The plain names answer too, and are asked for each time.
/// </summary>
internal sealed class StaticAssets(RequestDelegate next)
{
    private const string ForEver = "public, max-age=31536000, immutable";
    private const string Revalidated = "no-cache";

    // A module that is not sent as script is refused by browsers.
    private static readonly FileExtensionContentTypeProvider _contentTypes = new() { Mappings = { [".mjs"] = "text/javascript" } };
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
    private static readonly FrozenDictionary<string, StaticAsset> _byAddress = Read();
    private static readonly FrozenDictionary<string, string> _addresses = _byAddress.ToFrozenDictionary(pair => pair.Value.Url, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The fingerprinted address of a file.</summary>
    /// <param name="address">As it lies in wwwroot: /js/report.js.</param>
    public static string Url(string address) => Find(address).Url;

    /// <summary>What a module needs before it can run, however deep: the browser fetches all of it at once instead of level by level.</summary>
    public static IReadOnlyList<string> ImportsOf(string address)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        void Add(string module)
        {
            foreach (var import in Find(module).Imports.Where(found.Add))
            {
                Add(import);
            }
        }

        Add(address);
        return [.. found.Select(Url)];
    }

    /// <summary>How many bytes of a file a browser is sent, compressed as it takes them.</summary>
    public static long SentBytes(HttpRequest request, string address) => FileOf(address, Accepted(request, Find(address))).Length;

    public Task InvokeAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            return next(context);
        }

        var path = context.Request.Path.Value ?? "";
        return _addresses.TryGetValue(path, out var address) ? SendAsync(context, address, ForEver)
            : _byAddress.ContainsKey(path) ? SendAsync(context, path, Revalidated)
            : WithoutFingerprint(path) is { } plain && _byAddress.ContainsKey(plain) ? SendAsync(context, plain, Revalidated)
            : next(context);
    }

    /// <summary>A page from before the program changed may still ask for what it was told of: it gets what is there now.</summary>
    private static string? WithoutFingerprint(string path)
    {
        var parts = path.Split('.');
        return parts.Length > 2 && parts[^2].Length == StaticAsset.FingerprintLength && parts[^2].All(char.IsAsciiHexDigitLower) ? string.Join('.', [.. parts[..^2], parts[^1]]) : null;
    }

    private static async Task SendAsync(HttpContext context, string address, string cacheControl)
    {
        var asset = Find(address);
        var encoding = Accepted(context.Request, asset);
        var file = FileOf(address, encoding);
        var tag = new EntityTagHeaderValue($"\"{asset.Fingerprint}{(encoding is null ? "" : "-" + encoding)}\"");
        var headers = context.Response.Headers;
        headers.CacheControl = cacheControl;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ETag = tag.ToString();
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = _contentTypes.TryGetContentType(address, out var type) ? type : "application/octet-stream";
        context.Response.ContentLength = file.Length;
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.SendFileAsync(file.FullName, context.RequestAborted);
        }
    }

    private static FileInfo FileOf(string address, string? encoding) =>
        new(Path.Combine(_folder, address[1..].Replace('/', Path.DirectorySeparatorChar)) + encoding switch { "br" => ".br", "gzip" => ".gz", _ => "" });

    /// <summary>The smallest that the browser takes; null for the file as it is.</summary>
    private static string? Accepted(HttpRequest request, StaticAsset asset)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        return asset.Encodings.FirstOrDefault(encoding => accepted.Any(one => one.Quality is not 0 && one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase)));
    }

    private static StaticAsset Find(string address) => _byAddress.TryGetValue(address, out var asset)
        ? asset
        : throw new ArgumentException($"Found '{address}'; expected a file of wwwroot or of the browser's libraries (BrowserLibraries.targets).", nameof(address));

    private static FrozenDictionary<string, StaticAsset> Read()
    {
        using var stream = File.OpenRead(Path.Combine(_folder, "assets.json"));
        return JsonSerializer.Deserialize<Dictionary<string, StaticAsset>>(stream, JsonSerializerOptions.Web)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
