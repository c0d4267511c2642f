using System.Reflection;
using System.Text.Json;
using SquatCoach.Assessment;

namespace SquatCoach.Web;

/// <summary>GET /texts/LANGUAGE.json: the texts that scripts show, from browser.texts.json; js/texts.js asks for them once a page.</summary>
internal static class BrowserTexts
{
    private static readonly TextCatalogue _all = Speech.Catalogue;
    private static readonly string[] _keys = Keys();

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/texts/{language}.json", (string language, HttpContext context) =>
    {
        if (!Languages.All.Contains(language))
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "no-cache";
        return Results.Json(_keys.ToDictionary(key => key, key => _all.Find(language, key), StringComparer.Ordinal));
    }).AllowAnonymous();

    private static string[] Keys()
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream(assembly.GetManifestResourceNames().Single(name => name.EndsWith("browser.texts.json", StringComparison.Ordinal)))!;
        return [.. JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!.Keys];
    }
}
