using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;

namespace SquatCoach.Web.Tests;

/// <summary>Everything that a page refers to and that is the same for everybody: named by its content, compressed, and kept by browsers for ever.</summary>
public sealed partial class StaticAssetTests(World world) : IClassFixture<World>
{
    private static readonly string[] _encodings = ["br", "gzip"];

    // Below this a compressed file is no smaller.
    private const int TinyBytes = 200;

    [Fact]
    public async Task EveryStaticAddress_OnEveryPage_IsFingerprintedCompressedAndKept()
    {
        var carl = world.As("Carl");
        var (seen, waiting) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>());
        foreach (var path in new[] { "/", "/upload", "/live", "/athletes", "/desk", "/people", "/audit", "/trash", "/account", "/privacy", "/about", "/help", $"/athletes/{world.AnnaId}", $"/athletes/{world.AnnaId}/compare", $"/videos/{world.VideoId}" })
        {
            AddFrom(await carl.PageAsync(path), seen, waiting);
        }

        using var client = Plain();
        while (waiting.TryDequeue(out var address))
        {
            Assert.True(Fingerprinted().IsMatch(address), $"{address} is named without a fingerprint of its content.");
            foreach (var encoding in _encodings)
            {
                var (answer, content) = await GetAsync(client, address, encoding);
                using (answer)
                {
                    Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                    Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl!.ToString());
                    Assert.Contains("Accept-Encoding", answer.Headers.Vary);
                    Assert.True(content.Length < TinyBytes || answer.Content.Headers.ContentEncoding.Contains(encoding), $"{address} is not sent as {encoding}.");
                    var text = System.Text.Encoding.UTF8.GetString(Unpacked(content, answer.Content.Headers.ContentEncoding.FirstOrDefault()));
                    if (address.EndsWith(".js", StringComparison.Ordinal))
                    {
                        AddFrom(text, seen, waiting);
                    }
                }
            }
        }

        // The pages' scripts with all they import, the worker of the live page and its runtime among them.
        foreach (var name in new[] { "/js/report.", "/js/skeleton3d.", "/lib/three/three.core.", "/js/live/worker.", "/js/live/counter.", "/lib/onnxruntime/ort-wasm-simd-threaded.", "/css/site.", "/lib/bootstrap/bootstrap.min.", "/favicon.", "/texts/en." })
        {
            Assert.Contains(seen, address => address.StartsWith(name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Asset_UnderItsPlainOrAnOldName_IsSentButAskedForAgain()
    {
        using var client = Plain();
        foreach (var address in new[] { "/js/report.js", "/js/report.0123456789.js" })
        {
            var (answer, _) = await GetAsync(client, address, "br");
            using (answer)
            {
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.True(answer.Headers.CacheControl!.NoCache);
                using var again = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
                again.Headers.AcceptEncoding.ParseAdd("br");
                again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
                using var unchanged = await client.SendAsync(again);
                Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
            }
        }
    }

    [Fact]
    public async Task Asset_ForAClientThatTakesNoEncoding_IsSentAsItIs()
    {
        using var client = Plain();
        var (answer, content) = await GetAsync(client, StaticAssets.Url("/js/times.js"), encoding: null);
        using (answer)
        {
            Assert.Empty(answer.Content.Headers.ContentEncoding);
            Assert.Equal(answer.Content.Headers.ContentLength, content.Length);
            Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public void Url_UnknownFile_IsRefused() => Assert.Throws<ArgumentException>(() => StaticAssets.Url("/js/nothing.js"));

    private static void AddFrom(string text, HashSet<string> seen, Queue<string> waiting)
    {
        foreach (var address in Address().Matches(text).Select(match => match.Groups[1].Value).Where(seen.Add))
        {
            waiting.Enqueue(address);
        }
    }

    /// <summary>A client that unpacks nothing by itself.</summary>
    private HttpClient Plain() => new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = world.Site.Address };

    private static async Task<(HttpResponseMessage Answer, byte[] Content)> GetAsync(HttpClient client, string address, string? encoding)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        if (encoding is not null)
        {
            asked.Headers.AcceptEncoding.ParseAdd(encoding);
        }

        var answer = await client.SendAsync(asked);
        return (answer, await answer.Content.ReadAsByteArrayAsync());
    }

    private static byte[] Unpacked(byte[] content, string? encoding)
    {
        using var packed = new MemoryStream(content);
        using Stream stream = encoding switch { "br" => new BrotliStream(packed, CompressionMode.Decompress), "gzip" => new GZipStream(packed, CompressionMode.Decompress), _ => packed };
        using var whole = new MemoryStream();
        stream.CopyTo(whole);
        return whole.ToArray();
    }

    [GeneratedRegex(@"[""'](/(?:js|css|lib|texts)/[\w./-]+|/favicon[\w.]*)[""']")]
    private static partial Regex Address();

    [GeneratedRegex(@"\.[0-9a-f]{10}\.\w+$")]
    private static partial Regex Fingerprinted();
}
