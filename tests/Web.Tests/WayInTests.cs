using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace SquatCoach.Web.Tests;

/// <summary>Walks every endpoint that the site has, as nobody.</summary>
public sealed class WayInTests
{
    // What a person needs to get in, and the pages that say that something went wrong; they show nothing of anybody.
    private static readonly HashSet<string> _open = ["/setup", "/sign-in", "/sign-in/code", "/join", "/reset", "/shared/{Token}", "/shared/{token}/file", "/shared/{token}/keypoints.json", "/shared/{token}/poses.json", "/shared/{token}/series.json", "/problem", "/status/{Code:int}", "/language", "/texts/{language}.{fingerprint}.json"];

    [Fact]
    public async Task EveryEndpoint_AsNobody_AsksToSignIn()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        using var __ = owner;
        var videoId = await owner.UploadedAsync(Clips.Video);
        await site.WaitForAsync(videoId, Storage.JobState.Done);
        using var nobody = site.Client();
        var walked = 0;
        foreach (var (method, pattern, path) in Endpoints(site, videoId).Where(endpoint => !_open.Contains(endpoint.Pattern)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
            using var answer = await nobody.Http.SendAsync(request);
            var isSentToSignIn = answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.ToString().Contains("/sign-in?", StringComparison.Ordinal);
            Assert.True(isSentToSignIn || answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {pattern} answered {(int)answer.StatusCode} to nobody.");
            Assert.DoesNotContain("squat.mp4", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            walked++;
        }

        Assert.True(walked > 15, $"Only {walked} endpoints were found.");
        Assert.True(Directory.Exists(site.Folder.Videos) && Directory.GetDirectories(site.Folder.Videos).Length == 1);
    }

    [Fact]
    public async Task EveryEndpoint_BeforeThereIsAnOwner_LeadsToTheSetUp()
    {
        await using var site = await TestSite.StartAsync();
        using var nobody = site.Client();
        foreach (var (method, pattern, path) in Endpoints(site, Guid.NewGuid()).Where(endpoint => endpoint.Pattern is not "/setup" and not "/language"))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));
            using var answer = await nobody.Http.SendAsync(request);
            Assert.True(
                (answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.ToString() == "/setup") || answer.StatusCode == HttpStatusCode.Forbidden,
                $"{method} {pattern} answered {(int)answer.StatusCode} before the set-up.");
        }
    }

    [Theory]
    [InlineData("/css/site.css")]
    [InlineData("/js/report.js")]
    [InlineData("/lib/three/three.module.js")]
    [InlineData("/lib/three/OrbitControls.js")]
    [InlineData("/lib/uplot/uPlot.esm.js")]
    [InlineData("/favicon.svg")]
    public async Task StaticFile_AsNobody_IsServed(string path)
    {
        await using var site = await TestSite.StartAsync();
        using var nobody = site.Client();
        using var answer = await nobody.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("/nothing/here")]
    [InlineData("/squatcoach.db")]
    [InlineData("/../squatcoach.db")]
    [InlineData("/videos/../../squatcoach.db")]
    [InlineData("/keys/")]
    public async Task UnknownAddress_AsNobodyAndAsOwner_ShowsNothing(string path)
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        using var nobody = site.Client();
        using var refused = await nobody.GetAsync(path);
        Assert.Equal(HttpStatusCode.Found, refused.StatusCode);
        using var missing = await owner.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        owner.Dispose();
    }

    [Fact]
    public async Task EveryAnswer_AnyPage_CarriesTheHeaders()
    {
        var (site, owner) = await TestSite.StartWithOwnerAsync();
        await using var _ = site;
        foreach (var path in new[] { "/", "/sign-in", "/upload", "/css/site.css", "/nothing" })
        {
            using var answer = await owner.GetAsync(path);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.False(answer.Headers.Contains("Server"));
            var body = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain(" style=", body, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>", body, StringComparison.Ordinal);
        }

        owner.Dispose();
    }

    private static List<(string Method, string Pattern, string Path)> Endpoints(TestSite site, Guid videoId) =>
        [.. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(endpoint =>
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            var path = pattern.Replace("{id:guid}", videoId.ToString(), StringComparison.OrdinalIgnoreCase).Replace("{athlete:guid}", videoId.ToString(), StringComparison.Ordinal).Replace("{account:guid}", videoId.ToString(), StringComparison.Ordinal).Replace("{share:guid}", videoId.ToString(), StringComparison.Ordinal).Replace("{note:guid}", videoId.ToString(), StringComparison.Ordinal).Replace("{purpose}", "training", StringComparison.Ordinal).Replace("{Code:int}", "404", StringComparison.Ordinal);
            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];
            return methods.Select(method => (method, pattern, path));
        }).Distinct()];
}
