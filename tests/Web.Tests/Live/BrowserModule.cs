using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SquatCoach.Web.Tests;

/// <summary>Runs the site's own browser modules outside of a browser, in node, which the build needs anyhow. Values travel as JSON.</summary>
internal static class BrowserModule
{
    /// <summary>The value of a JavaScript function body that sees <c>input</c> and may <c>await import(js + '/live/counter.js')</c>.</summary>
    public static async Task<JsonElement> RunAsync(string body, object input)
    {
        var scripts = Path.GetFullPath(Path.Combine(SourceFolder(), "..", "..", "..", "src", "Web", "wwwroot", "js"));
        Assert.True(Directory.Exists(scripts), $"{scripts} is missing.");

        // Node believes that a .js file is a module only where a package.json says so.
        var folder = Directory.CreateTempSubdirectory("squatcoach-js-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(scripts, "*.js", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder.FullName, Path.GetRelativePath(scripts, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "package.json"), """{ "type": "module" }""");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "input.json"), JsonSerializer.Serialize(input, JsonSerializerOptions.Web));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "run.js"), $$"""
                import { readFileSync } from 'node:fs';
                const js = '{{new Uri(folder.FullName).AbsoluteUri}}';
                const input = JSON.parse(readFileSync(new URL('input.json', import.meta.url)));
                const answer = await (async () => { {{body}} })();
                process.stdout.write(JSON.stringify(answer));
                """);
            return await NodeAsync(Path.Combine(folder.FullName, "run.js"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Beside the program they carry fingerprinted names, which only the site knows.
    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static async Task<JsonElement> NodeAsync(string script)
    {
        using var process = Process.Start(new ProcessStartInfo("node", [script]) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var problems = process.StandardError.ReadToEndAsync();
        var answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await problems);
        return JsonSerializer.Deserialize<JsonElement>(answer);
    }
}
