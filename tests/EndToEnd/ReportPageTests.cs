using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace SquatCoach.EndToEnd;

/// <summary>The report page on a report whose every number is known.</summary>
public sealed class ReportPageTests(PreparedSite site) : IClassFixture<PreparedSite>
{
    private string Report => $"/videos/{site.Videos[^2]}";

    [BrowserFact]
    public async Task Report_AtADesk_SkeletonCurvesAnd3DFollowTheVideo()
    {
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.SignInAsync();
        await OpenAsync(coach, Report);
        await coach.Page.WaitForSelectorAsync("#pose3d[data-ready='1'] canvas");

        var fault = coach.Page.Locator(".finding .jump").First;
        var seconds = double.Parse((await fault.GetAttributeAsync("data-jump"))!, CultureInfo.InvariantCulture);
        await fault.ClickAsync();
        await coach.Page.WaitForFunctionAsync("seconds => Math.abs(document.getElementById('video').currentTime - seconds) < 0.02", seconds);

        // All three show the frame of that moment.
        var frame = (int)Math.Floor((seconds * 30) + 0.001);
        await coach.Page.WaitForFunctionAsync("frame => Math.abs(+document.getElementById('overlay').dataset.frame - frame) <= 1", frame);
        await coach.Page.WaitForFunctionAsync("frame => Math.abs(+document.getElementById('pose3d').dataset.frame - frame) <= 1", frame);
        await coach.Page.WaitForFunctionAsync("seconds => Math.abs(+document.getElementById('chart-knee').dataset.now - seconds) < 0.05", seconds);
        Assert.True(await coach.Page.Locator(".rep-now").CountAsync() == 1);

        // The parts that speak for the fault are lit up in both skeletons while it shows.
        Assert.Equal("left_thigh right_thigh", await coach.Page.GetAttributeAsync("#overlay", "data-lit"));
        Assert.Equal("left_thigh right_thigh", await coach.Page.GetAttributeAsync("#pose3d", "data-lit"));
        await AssertSkeletonLiesOnTheKneeAsync(coach.Page, frame);
        await coach.PhotographAsync("report-desk");
        Assert.Empty(coach.Complaints);
    }

    [BrowserFact]
    public async Task Report_Playing_EveryShownFrameIsDrawn()
    {
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.SignInAsync();
        await OpenAsync(coach, Report);
        await coach.Page.EvaluateAsync("() => document.getElementById('video').play()");
        await coach.Page.WaitForFunctionAsync("() => document.getElementById('video').currentTime > 1.5");
        var worst = await coach.Page.EvaluateAsync<double>("""
            () => new Promise(resolve => {
              const video = document.getElementById('video'), overlay = document.getElementById('overlay');
              let worst = 0, count = 0, shown = 0;
              const look = (_, frame) => {
                shown = frame.mediaTime;
                video.requestVideoFrameCallback(look);

                // The overlay's own callback may run after this one: look when both have run. On a busy machine the next frame may be there by then.
                setTimeout(() => {
                  worst = Math.max(worst, Math.abs(+overlay.dataset.frame / 30 - shown));
                  if (++count >= 20) resolve(worst);
                }, 0);
              };
              video.requestVideoFrameCallback(look);
            })
            """);
        Assert.True(worst < 0.07, $"The skeleton was {worst:0.000} s away from the frame on the screen.");
    }

    [BrowserFact]
    public async Task Keys_OnTheVideo_GoFrameByFrame()
    {
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.SignInAsync();
        await OpenAsync(coach, Report);
        await coach.Page.FocusAsync("#video");
        for (var frame = 1; frame <= 5; frame++)
        {
            await coach.Page.Keyboard.PressAsync(".");
            await coach.Page.WaitForSelectorAsync($"#overlay[data-frame='{frame}']");
        }

        await coach.Page.Keyboard.PressAsync(",");
        await coach.Page.WaitForSelectorAsync("#overlay[data-frame='4']");

        // Whoever writes a note writes full stops.
        await coach.Page.FocusAsync("#note-text");
        await coach.Page.Keyboard.PressAsync(".");
        Assert.Equal((".", "4"), (await coach.Page.InputValueAsync("#note-text"), await coach.Page.GetAttributeAsync("#overlay", "data-frame")));
    }

    [BrowserFact]
    public async Task Report_WithoutScripts_ShowsTheFiguresAndNothingThatWaits()
    {
        await using var coach = await Visitor.WithoutScriptsAsync(site.Address);
        await coach.SignInAsync();
        await coach.Page.GotoAsync(Report);
        foreach (var sign in new[] { ".stage .notice:has-text('Without JavaScript')", "#video", ".rep-card >> nth=0", ".note-form", "text=Correct this rep >> nth=0", ".rep-card .jump-moment >> nth=0" })
        {
            Assert.True(await coach.Page.Locator(sign).IsVisibleAsync(), sign);
        }

        foreach (var dead in new[] { "#pose3d", "#chart-knee", ".stage-tools >> nth=0", ".pair-videos", "[data-print]", ".rep-card .jump >> nth=0" })
        {
            Assert.False(await coach.Page.Locator(dead).IsVisibleAsync(), dead);
        }

        await coach.PhotographAsync("report-without-scripts");
        await coach.AssertNoSidewaysScrollAsync();
    }

    [BrowserFact]
    public async Task People_SomebodyElseClickedInTheVideo_AsksForAReportAboutThem()
    {
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.SignInAsync();
        await OpenAsync(coach, $"/videos/{site.Videos[0]}");
        await coach.Page.WaitForSelectorAsync(".person-frame[data-person='2']");
        var (frame, video) = ((await coach.Page.Locator(".person-athlete").BoundingBoxAsync())!, (await coach.Page.Locator("#video").BoundingBoxAsync())!);
        Assert.True(frame.X >= video.X - 1 && frame.X + frame.Width <= video.X + video.Width + 1 && frame.Height > video.Height / 3, "The athlete's frame does not lie on the video.");
        await coach.PhotographAsync("report-people");

        // Whoever has left the picture has no frame.
        await coach.Page.EvaluateAsync("() => { document.getElementById('video').currentTime = 3; }");
        await coach.Page.WaitForSelectorAsync(".person-frame[data-person='2']", new() { State = WaitForSelectorState.Hidden });
        await coach.Page.EvaluateAsync("() => { document.getElementById('video').currentTime = 0.5; }");
        await coach.Page.WaitForSelectorAsync(".person-frame[data-person='2']");

        var asked = new TaskCompletionSource<string?>();
        await coach.Page.RouteAsync("**/retry", async route =>
        {
            asked.TrySetResult(route.Request.PostData);
            await route.AbortAsync();
        });
        coach.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await coach.Page.ClickAsync(".person-frame[data-person='2']");
        Assert.Contains("athlete=2", await asked.Task.WaitAsync(TimeSpan.FromSeconds(30)), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Drawing_MadeOnTheVideo_IsShownAtItsMomentOnly()
    {
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.SignInAsync();
        await OpenAsync(coach, $"/videos/{site.Videos[1]}");
        await coach.Page.Locator(".rep-card .jump").First.ClickAsync();
        await coach.Page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
        await coach.Page.ClickAsync("#draw");

        // The bar must not hide the picture that is drawn on. The page may still be scrolling to the video; hovering waits until it lies still.
        await coach.Page.WaitForFunctionAsync("() => document.querySelector('.screen').getBoundingClientRect().top >= document.querySelector('.topbar').getBoundingClientRect().bottom");
        var canvas = coach.Page.Locator("canvas.drawing");
        var size = (await canvas.BoundingBoxAsync())!;
        await canvas.HoverAsync(new() { Position = new() { X = size.Width * 0.3f, Y = size.Height * 0.4f } });
        await coach.Page.Mouse.DownAsync();
        await canvas.HoverAsync(new() { Position = new() { X = size.Width * 0.6f, Y = size.Height * 0.5f } });
        await coach.Page.Mouse.UpAsync();
        await coach.PhotographAsync("report-drawing");
        await coach.Page.ClickAsync(".note-form button[type=submit]");

        // The form leads back to the page: another visit meanwhile would cut in on it.
        await coach.Page.WaitForSelectorAsync(".note-list li[data-drawing] .pill:has-text('Drawing')");
        await DrawnAsync(coach);
        await coach.Page.Locator(".note-list .jump").First.ClickAsync();
        await coach.Page.WaitForSelectorAsync("canvas.drawing[data-strokes='1']", new() { State = WaitForSelectorState.Attached });
        await coach.Page.EvaluateAsync("() => { document.getElementById('video').currentTime = 5; }");
        await coach.Page.WaitForSelectorAsync("canvas.drawing[data-strokes='0']", new() { State = WaitForSelectorState.Attached });
        Assert.Empty(coach.Complaints);
    }

    [BrowserFact]
    public async Task BestAndWorst_OverEachOther_SkeletonsLieOnOneAnotherAndDifferencesAreNamed()
    {
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.SignInAsync();
        await coach.Page.GotoAsync(Report);
        await coach.Page.WaitForSelectorAsync(".pair[data-ready='1']");
        Assert.Contains("less in Rep 2", await coach.Page.TextContentAsync(".pair .differences"), StringComparison.Ordinal);
        await coach.PhotographAsync("pair-beside");
        await coach.Page.CheckAsync("[data-pair-over]");
        await coach.Page.WaitForSelectorAsync(".pair-canvas[data-over='1']");
        await coach.PhotographAsync("pair-over");
        Assert.Empty(coach.Complaints);
    }

    [BrowserFact]
    public async Task Curve_Clicked_MovesTheVideo()
    {
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.SignInAsync();
        await OpenAsync(coach, Report);
        await coach.Page.ClickAsync("#chart-knee .u-over", new() { Position = new() { X = 200, Y = 40 } });
        await coach.Page.WaitForFunctionAsync("() => document.getElementById('video').currentTime > 0.5");
    }

    [BrowserFact]
    public async Task Report_WithoutWebGl_SaysSoAndTheRestWorks()
    {
        await using var coach = await Visitor.AtDeskAsync(site.Address, withWebGl: false);
        await coach.SignInAsync();
        await OpenAsync(coach, Report);
        await coach.Page.WaitForSelectorAsync("#pose3d-note:has-text('WebGL is off')");
        await coach.Page.WaitForSelectorAsync("#chart-knee[data-ready='1']");
        Assert.Equal("1", await coach.Page.GetAttributeAsync("#overlay", "data-ready"));
    }

    [BrowserFact]
    public async Task Report_AnalysisFailed_ShowsTheReasonAndTheVideo()
    {
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.SignInAsync();
        await coach.Page.GotoAsync($"/videos/{site.Videos[^1]}");
        await coach.Page.WaitForSelectorAsync("text=The video is damaged after 2 seconds.");
        await coach.Page.EvaluateAsync("() => document.getElementById('video').play()");
        await coach.Page.WaitForFunctionAsync("() => document.getElementById('video').currentTime > 0.3");
        Assert.Empty(coach.Complaints);
    }

    [BrowserFact]
    public async Task EveryPage_OnAPhone_FitsTheScreen()
    {
        await using var coach = await Visitor.OnPhoneAsync(site.Address);
        await coach.Page.GotoAsync("/sign-in");
        await coach.AssertNoSidewaysScrollAsync();
        await coach.SignInAsync();
        var athlete = await AthleteAsync(coach.Page);
        foreach (var (name, path) in new[] { ("queue", "/"), ("upload", "/upload"), ("report", Report), ("failed", $"/videos/{site.Videos[^1]}"), ("athletes", "/athletes"), ("history", athlete), ("about", "/about"), ("account", "/account") })
        {
            await coach.OpenAsync(path);
            await coach.AssertNoSidewaysScrollAsync();
            await coach.PhotographAsync($"phone-{name}");
        }

        Assert.Empty(coach.Complaints);
    }

    [BrowserFact]
    public async Task History_ThreeSessions_ShowsTheChange()
    {
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.SignInAsync();
        await coach.Page.GotoAsync(await AthleteAsync(coach.Page));
        Assert.Equal(3, await coach.Page.Locator(".history tbody tr").CountAsync());
        await coach.Page.WaitForSelectorAsync(".progress-curve[data-ready='1'] canvas");
        Assert.Equal(5, await coach.Page.Locator(".trends .trend").CountAsync());
        await coach.PhotographAsync("history-desk");
    }

    private static async Task OpenAsync(Visitor coach, string report)
    {
        await coach.Page.GotoAsync(report);
        await DrawnAsync(coach);
    }

    /// <summary>Waits for what follows the video, and for the video's own first frame: coming late it would set the clock back to the start.</summary>
    private static async Task DrawnAsync(Visitor coach)
    {
        await coach.Page.WaitForSelectorAsync("#overlay[data-ready='1']", new() { State = WaitForSelectorState.Attached });
        await coach.Page.WaitForSelectorAsync("#chart-knee[data-ready='1'] canvas");
        await coach.Page.WaitForFunctionAsync("() => { const video = document.getElementById('video'); return video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && !video.seeking; }");
        await coach.SettleAsync();
    }

    private static async Task<string> AthleteAsync(IPage page)
    {
        await page.GotoAsync("/athletes");
        return (await page.GetAttributeAsync(".athlete-item", "href"))!;
    }

    /// <summary>The overlay covers the picture exactly: where the track has the left knee, the canvas shows a dot at the same part of the video's box.</summary>
    private static async Task AssertSkeletonLiesOnTheKneeAsync(IPage page, int frame)
    {
        var answer = await page.EvaluateAsync<JsonElement>("""
            async frame => {
              const video = document.getElementById('video'), canvas = document.getElementById('overlay');
              const [v, c] = [video.getBoundingClientRect(), canvas.getBoundingClientRect()];
              const track = await (await fetch(document.getElementById('report').dataset.keypoints)).json();
              const [x, y] = track.frames[+canvas.dataset.frame].points[track.keypoints.indexOf('left_knee')];
              const pixel = canvas.getContext('2d').getImageData(Math.round(x), Math.round(y), 1, 1).data;
              return { shift: Math.max(Math.abs(v.left - c.left), Math.abs(v.top - c.top), Math.abs(v.width - c.width), Math.abs(v.height - c.height)), alpha: pixel[3] };
            }
            """, frame);
        Assert.True(answer.GetProperty("shift").GetDouble() < 1.5, $"The skeleton is {answer.GetProperty("shift").GetDouble()} px off the video.");
        Assert.True(answer.GetProperty("alpha").GetInt32() > 100, "No dot was drawn on the knee.");
    }
}
