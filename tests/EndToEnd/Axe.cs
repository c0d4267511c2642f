using System.Text.Json;
using Microsoft.Playwright;

namespace SquatCoach.EndToEnd;

/// <summary>axe-core in a page: the rules of WCAG 2.2 A and AA that a machine can check.</summary>
internal static class Axe
{
    private const string Run = """
        async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })).violations
            .filter(violation => violation.impact === 'serious' || violation.impact === 'critical')
            .flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html.slice(0, 160)} (${node.any.concat(node.all, node.none).map(check => check.message).join('; ').slice(0, 200)})`))
        """;

    private static readonly Lazy<string> _source = new(() => File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "axe.min.js")));

    /// <summary>What is serious or critical, each with its element; the page's own content policy stays in force.</summary>
    public static async Task<IReadOnlyList<string>> SeriousAsync(IPage page)
    {
        await page.EvaluateAsync(_source.Value);
        return JsonSerializer.Deserialize<string[]>((await page.EvaluateAsync<JsonElement>(Run)).GetRawText())!;
    }
}
