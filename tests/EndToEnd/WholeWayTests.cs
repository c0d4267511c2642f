namespace SquatCoach.EndToEnd;

/// <summary>What a person does on the first day, with the real program, the real networks and a real browser.</summary>
public sealed class WholeWayTests
{
    private static readonly TimeSpan _analysisLimit = TimeSpan.FromMinutes(8);

    [BrowserFact]
    public async Task FirstDay_SetUpUploadQueueReport_WorksWithoutReloading()
    {
        using var data = new DataPath();
        await using var site = await RunningSite.StartAsync(data.Value, expectsOwner: false);
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.BecomeOwnerAsync(site.SetupLink!);

        await coach.UploadAsync(await MannequinClip.PathAsync(), "Mona");
        var report = coach.Page.Url;
        await coach.Page.GotoAsync("/");
        await coach.Page.EvaluateAsync("() => { window.notReloaded = true; }");
        await coach.Page.WaitForSelectorAsync("[data-state=done]", new() { Timeout = (float)_analysisLimit.TotalMilliseconds });
        Assert.True(await coach.Page.EvaluateAsync<bool>("() => window.notReloaded === true"), "The queue page was reloaded instead of updating itself.");
        await coach.PhotographAsync("whole-way-queue");

        await coach.Page.GotoAsync(report);
        await coach.Page.WaitForSelectorAsync("#overlay[data-ready='1']", new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        await coach.Page.WaitForSelectorAsync("#chart-knee[data-ready='1'] canvas");
        await coach.PhotographAsync("whole-way-report");
        Assert.Empty(coach.Complaints);
    }

    /// <summary>The file's tag is turned with the report: what the player shows and where the skeleton stands belong together.</summary>
    [BrowserFact]
    public async Task Upload_VideoOnItsSide_IsTurnedWithItsReport()
    {
        using var data = new DataPath();
        await using var site = await RunningSite.StartAsync(data.Value, expectsOwner: false);
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.BecomeOwnerAsync(site.SetupLink!);
        await coach.UploadAsync(await MannequinClip.OnItsSideAsync(), "Mona");
        var report = coach.Page.Url;
        await coach.Page.GotoAsync("/");
        await coach.Page.WaitForSelectorAsync("[data-state=done]", new() { Timeout = (float)_analysisLimit.TotalMilliseconds });

        await coach.Page.GotoAsync(report);
        await coach.Page.WaitForSelectorAsync("#overlay[data-ready='1']", new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        Assert.Equal(MannequinClip.Script.Reps.Length, await coach.Page.Locator(".rep-card").CountAsync());
        Assert.Equal([MannequinClip.Options.WidthPx, MannequinClip.Options.HeightPx], await coach.Page.EvalOnSelectorAsync<int[]>("video", "player => [player.videoWidth, player.videoHeight]"));
        Assert.Contains("turned by 270°", await coach.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        await coach.PhotographAsync("turned-report");
        Assert.Empty(coach.Complaints);
    }

    [BrowserFact]
    public async Task Kill_WhileAVideoIsAnalysed_IsAnalysedOnceAfterTheRestart()
    {
        using var data = new DataPath();
        await using (var first = await RunningSite.StartAsync(data.Value, expectsOwner: false))
        {
            await using var coach = await Visitor.AtDeskAsync(first.Address);
            await coach.BecomeOwnerAsync(first.SetupLink!);
            await coach.UploadAsync(await MannequinClip.PathAsync(), "Mona");
            await coach.Page.WaitForSelectorAsync(".pill-running, .pill-done");
            await first.KillAsync();
        }

        await using var second = await RunningSite.StartAsync(data.Value, expectsOwner: true);
        await using var again = await Visitor.AtDeskAsync(second.Address);
        await again.SignInAsync();
        await again.Page.WaitForSelectorAsync("[data-state=done]", new() { Timeout = (float)_analysisLimit.TotalMilliseconds });
        Assert.Equal(1, await again.Page.Locator(".video-item").CountAsync());
        Assert.Single(Directory.GetDirectories(Directory.GetDirectories(Path.Combine(data.Value, "videos")).Single()));
    }

    [BrowserFact]
    public async Task Upload_NotAVideo_SaysWhyAndStaysOnThePage()
    {
        using var data = new DataPath();
        await using var site = await RunningSite.StartAsync(data.Value, expectsOwner: false);
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.BecomeOwnerAsync(site.SetupLink!);
        await coach.Page.GotoAsync("/upload");
        await coach.Page.FillAsync("#new-athlete", "Mona");
        await coach.Page.CheckAsync("#consent");
        await coach.Page.SetInputFilesAsync("#file", new Microsoft.Playwright.FilePayload { Name = "diary.mp4", MimeType = "video/mp4", Buffer = new byte[5000] });
        await coach.Page.WaitForSelectorAsync(".upload-note:has-text('not a video')");
        Assert.EndsWith("/upload", coach.Page.Url, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(data.Value, "incoming")));
    }
}
