using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using SquatCoach.Assessment;

namespace SquatCoach.Web;

/// <summary>GET /texts/LANGUAGE.FINGERPRINT.json: the texts that scripts show, from browser.texts.json; the page names the address for js/texts.js.</summary>
internal static class BrowserTexts
{
    private static readonly FrozenDictionary<string, (byte[] Content, string Fingerprint)> _files = Languages.All.ToFrozenDictionary(language => language, Make, StringComparer.Ordinal);

    /// <summary>The address in a language.</summary>
    public static string Url(string language) => $"/texts/{language}.{_files[language].Fingerprint}.json";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/texts/{language}.{fingerprint}.json", (string language, string fingerprint, HttpContext context) =>
    {
        if (!_files.TryGetValue(language, out var file))
        {
            return Results.NotFound();
        }

        // A page from before the program changed gets what is there now, and must not keep it under the old name.
        context.Response.Headers.CacheControl = fingerprint == file.Fingerprint ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(file.Content, "application/json");
    }).AllowAnonymous();

    private static (byte[] Content, string Fingerprint) Make(string language)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(Keys().ToDictionary(key => key, key => Speech.Catalogue.Find(language, key), StringComparer.Ordinal), JsonSerializerOptions.Web);
        return (content, Convert.ToHexStringLower(SHA256.HashData(content))[..StaticAsset.FingerprintLength]);
    }

    private static string[] Keys()
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith("browser.texts.json", StringComparison.Ordinal)))!;
        return [.. JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!.Keys];
    }
}
