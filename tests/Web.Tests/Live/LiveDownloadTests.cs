using System.Globalization;
using System.Text.RegularExpressions;

namespace SquatCoach.Web.Tests;

/// <summary>What the live page says that it loads is what it loads.</summary>
public sealed partial class LiveDownloadTests(World world) : IClassFixture<World>
{
    private static readonly string _root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Page_EitherRuntime_SaysWhatTheSiteSends(string encoding)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri("/live", UriKind.Relative));
        asked.Headers.AcceptEncoding.ParseAdd(encoding);
        using var answer = await world.As("Anna").Http.SendAsync(asked);
        var page = await answer.Content.ReadAsStringAsync();
        var docs = await File.ReadAllTextAsync(Path.Combine(_root, "docs", "operations.md"));
        var told = Told().Match(docs);
        Assert.True(told.Success, "docs/operations.md does not say how much the live page loads.");
        foreach (var (name, files, group) in new[] { ("wasm", LiveDownload.WasmRuntime, 1), ("webgpu", LiveDownload.WebGpuRuntime, 2) })
        {
            var bytes = 0L;
            foreach (var address in files.Concat(["/live/models/finder.json", "/live/models/finder.onnx", "/live/models/pose2d.json", "/live/models/pose2d.onnx"]))
            {
                bytes += await SentAsync(address, encoding);
            }

            var said = long.Parse(Regex.Match(page, $"data-{name}-bytes=\"(\\d+)\"").Groups[1].Value, CultureInfo.InvariantCulture);

            // Sidecars are a few kilobytes of JSON that are compressed on their way.
            Assert.InRange(said, bytes, bytes + 40_000);
            Assert.Equal(Math.Round(said / 1e6).ToString(CultureInfo.InvariantCulture), told.Groups[encoding == "br" ? group : group + 2].Value);
        }
    }

    [Fact]
    public async Task Runtimes_AreTheFilesThatTheScriptLoads()
    {
        var script = await File.ReadAllTextAsync(Path.Combine(_root, "src", "Web", "wwwroot", "js", "live", "networks.js"));
        Assert.Equal(Runtime().Matches(script).Select(match => match.Value).Order(), LiveDownload.WasmRuntime.Concat(LiveDownload.WebGpuRuntime).Order());
    }

    private async Task<long> SentAsync(string address, string encoding)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        asked.Headers.AcceptEncoding.ParseAdd(encoding);
        using var answer = await world.As("Anna").Http.SendAsync(asked);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadAsByteArrayAsync()).Length;
    }

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"(\d+) MB where WebAssembly runs them, (\d+) MB where WebGPU does \((\d+) and (\d+) MB behind")]
    private static partial Regex Told();

    [GeneratedRegex("/lib/onnxruntime/[\\w.-]+")]
    private static partial Regex Runtime();
}
