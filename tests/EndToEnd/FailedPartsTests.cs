using System.Text.RegularExpressions;

namespace SquatCoach.EndToEnd;

/// <summary>Files that do not arrive: each place says so, nothing stays that does nothing, and the rest of the page is there.</summary>
public sealed partial class FailedPartsTests(PreparedSite site) : IClassFixture<PreparedSite>
{
    private string Report => $"/videos/{site.Videos[^2]}";

    [BrowserFact]
    public async Task Report_SeriesThatDoNotArrive_AreMissedInTheirPlaces()
    {
        await using var coach = await Visitor.OnPhoneAsync(site.Address);
        await coach.SignInAsync();
        await coach.Page.RouteAsync(Series(), route => route.AbortAsync());
        await coach.Page.GotoAsync(Report);
        foreach (var words in new[] { "The curves could not be loaded.", "The 3D skeleton could not be shown.", "The skeleton could not be loaded." })
        {
            await coach.Page.WaitForSelectorAsync($"text={words}");
        }

        Assert.Equal(0, await coach.Page.Locator("#curve, #curve-behind, #show-skeleton, [data-view]:visible").CountAsync());
        Assert.Equal(0, await coach.Page.Locator("[data-ready='0']").CountAsync());
        await coach.Page.Locator(".rep-card .jump").First.ClickAsync();
        await coach.Page.WaitForFunctionAsync("() => document.getElementById('video').currentTime > 0.1");
        await coach.AssertNoSidewaysScrollAsync();
        await coach.PhotographAsync("report-without-series");
        Assert.Empty(coach.Complaints);
    }

    [BrowserFact]
    public async Task Comparison_VideosThatDoNotArrive_AreMissedInTheirPlaces()
    {
        await using var coach = await Visitor.OnPhoneAsync(site.Address);
        await coach.SignInAsync();
        await coach.Page.RouteAsync(VideoOrSeries(), route => route.AbortAsync());
        await coach.Page.GotoAsync(Report);
        await coach.Page.WaitForSelectorAsync(".pair-missing >> nth=1");
        await coach.Page.WaitForSelectorAsync(".pair .stage-tools:has-text('The skeleton could not be loaded.')");
        Assert.Equal(0, await coach.Page.Locator("[data-pair-skeleton], [data-pair-over]").CountAsync());
        Assert.True(await coach.Page.Locator(".pair-table").IsVisibleAsync());
        await coach.PhotographAsync("pair-without-videos");
        Assert.Empty(coach.Complaints);
    }

    [BrowserFact]
    public async Task Report_VideoThatDoesNotArrive_SaysSoAndIsLoadedAgain()
    {
        await using var coach = await Visitor.OnPhoneAsync(site.Address);
        await coach.SignInAsync();
        await coach.Page.RouteAsync(VideoFile(), route => route.AbortAsync());
        await coach.Page.GotoAsync(Report);
        await coach.Page.WaitForSelectorAsync("#lost-video:has-text('The video did not arrive.')");
        Assert.False(await coach.Page.IsVisibleAsync("#unplayable"));

        // The slider goes on in its place, and the video where the slider was.
        await coach.Page.Locator(".rep-card .jump").First.ClickAsync();
        Assert.True(await coach.Page.IsVisibleAsync("#clock"));
        await coach.PhotographAsync("report-without-video");
        await coach.Page.ClickAsync("#lost-again");
        await coach.Page.WaitForSelectorAsync("#lost-again:enabled");
        await coach.Page.UnrouteAsync(VideoFile());
        await coach.Page.ClickAsync("#lost-again");
        await coach.Page.WaitForFunctionAsync("() => document.getElementById('video').currentTime > 0.1");
        Assert.False(await coach.Page.IsVisibleAsync("#lost-video, #clock, .screen-dark"));
        var stoodAt = await coach.Page.TextContentAsync("#now");
        await coach.Page.EvaluateAsync("() => document.getElementById('video').play()");
        await coach.Page.WaitForFunctionAsync("before => document.getElementById('now').textContent !== before", stoodAt);
        Assert.Empty(coach.Complaints);
    }

    /// <summary>The browser gives a line that broke for a moment the same error as a format that it does not know.</summary>
    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Report_LineThatBreaksForAMoment_IsNotSaidToBeTheBrowsersFaultAndKeepsTheMoment(bool isBackWhenThePageAsks)
    {
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.SignInAsync();
        var isBroken = true;
        await coach.Page.RouteAsync(VideoFile(), route =>
        {
            isBroken &= !isBackWhenThePageAsks || route.Request.ResourceType != "fetch";
            return isBroken ? route.AbortAsync() : route.ContinueAsync();
        });
        await coach.Page.GotoAsync($"{Report}#t=2.5");
        if (!isBackWhenThePageAsks)
        {
            await coach.Page.WaitForSelectorAsync("#lost-video:has-text('The video did not arrive.')");
            isBroken = false;
            await coach.Page.EvaluateAsync("() => window.dispatchEvent(new Event('online'))");
        }

        await coach.Page.WaitForFunctionAsync("() => Math.abs(document.getElementById('video').currentTime - 2.5) < 0.05");
        Assert.False(await coach.Page.IsVisibleAsync("#unplayable, #lost-video, #clock, .screen-dark"));
        Assert.Empty(coach.Complaints);
    }

    [BrowserFact]
    public async Task Report_VideoThatBreaksOffWhilePlaying_GoesOnFromItsMoment()
    {
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.SignInAsync();
        await coach.OpenAsync(Report);
        await coach.Page.WaitForFunctionAsync("() => document.getElementById('video').readyState >= 2");
        await coach.Page.EvaluateAsync("() => { const video = document.getElementById('video'); video.currentTime = 2; return video.play(); }");
        await coach.Page.WaitForFunctionAsync("() => document.getElementById('video').currentTime > 2.1");

        // A browser gives up on a line after half a minute; the error that it then has is put in its place.
        await coach.Page.EvaluateAsync("""
            () => {
              const video = document.getElementById('video');
              Object.defineProperty(video, 'error', { configurable: true, get: () => ({ code: MediaError.MEDIA_ERR_NETWORK }) });
              video.dispatchEvent(new Event('error'));
            }
            """);
        await coach.Page.WaitForSelectorAsync("#lost-video:has-text('The video did not arrive.')");
        var brokeAt = await coach.Page.EvaluateAsync<double>("() => { const video = document.getElementById('video'); delete video.error; return Number(document.getElementById('clock-range').value); }");
        Assert.True(brokeAt >= 2);
        await coach.Page.ClickAsync("#lost-again");
        await coach.Page.WaitForFunctionAsync("brokeAt => { const video = document.getElementById('video'); return !video.paused && video.currentTime > brokeAt + 0.1; }", brokeAt);
        Assert.False(await coach.Page.IsVisibleAsync("#unplayable, #lost-video, #clock, .screen-dark"));
        Assert.Empty(coach.Complaints);
    }

    [BrowserFact]
    public async Task Report_VideoThatTheBrowserCannotPlay_IsNotSaidToBeLost()
    {
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.SignInAsync();
        await coach.Page.RouteAsync(VideoFile(), route => route.FulfillAsync(new() { ContentType = "video/mp4", Body = "not a video" }));
        await coach.Page.GotoAsync(Report);
        await coach.Page.WaitForSelectorAsync("#unplayable:has-text('This browser cannot play the file.')");
        Assert.False(await coach.Page.IsVisibleAsync("#lost-video"));
        Assert.Empty(coach.Complaints);
    }

    [GeneratedRegex(@"/file$")]
    private static partial Regex VideoFile();

    [GeneratedRegex(@"/(poses|series|keypoints)\.json$")]
    private static partial Regex Series();

    [GeneratedRegex(@"/(file|poses\.json|series\.json|keypoints\.json)$")]
    private static partial Regex VideoOrSeries();
}
