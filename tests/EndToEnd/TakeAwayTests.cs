using Microsoft.Playwright;

namespace SquatCoach.EndToEnd;

/// <summary>What leaves the site by hand: a link for somebody without an account, every file of a report, and a video for good.</summary>
public sealed class TakeAwayTests(PreparedSite site) : IClassFixture<PreparedSite>
{
    // The copy with the skeleton in it is made when it is first asked for.
    private const float PaintingMs = 240_000;

    [BrowserFact]
    public async Task Share_LinkHandedOver_ShowsThatReportOnlyUntilItIsEnded()
    {
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.SignInAsync();
        await coach.Page.GotoAsync($"/videos/{site.Videos[^2]}");
        await coach.Page.CheckAsync("[name='Share.WithVideo']");
        await coach.Page.ClickAsync("#share button:has-text('Make a link')");
        var link = await coach.Page.InputValueAsync("#share [data-secret]");

        await using var guest = await Visitor.OnPhoneAsync(site.Address);
        await guest.Page.GotoAsync(link);
        await guest.Page.WaitForSelectorAsync("#overlay[data-ready='1']", new() { State = WaitForSelectorState.Attached });
        await guest.Page.WaitForSelectorAsync("#pose3d[data-ready='1'] canvas");
        Assert.True(await guest.Page.Locator(".rep-card").CountAsync() > 0);
        Assert.Equal(0, await guest.Page.Locator(".note-form, #share, .deletion").CountAsync());
        await guest.Page.Locator(".rep-card .jump").First.ClickAsync();
        await guest.Page.WaitForFunctionAsync("() => document.getElementById('video').currentTime > 0.1");
        await guest.AssertNoSidewaysScrollAsync();
        await guest.PhotographAsync("shared-phone");
        await guest.Page.GotoAsync($"/videos/{site.Videos[^2]}");
        await guest.Page.WaitForURLAsync("**/sign-in?*");

        await coach.Page.ClickAsync("#share li button:has-text('End')");
        await coach.Page.WaitForSelectorAsync("#share:not(:has(li))");
        Assert.Equal(404, (await guest.Page.GotoAsync(link))!.Status);
        Assert.Empty(coach.Complaints.Concat(guest.Complaints));
    }

    [BrowserFact]
    public async Task Export_EveryFileOfAReport_ArrivesUnderItsName()
    {
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.SignInAsync();
        await coach.OpenAsync($"/videos/{site.Videos[^2]}");
        var arrived = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in await coach.Page.Locator(".downloads a").AllAsync())
        {
            var download = await coach.Page.RunAndWaitForDownloadAsync(() => file.ClickAsync(), new() { Timeout = PaintingMs });
            arrived[(await file.TextContentAsync())!] = await File.ReadAllBytesAsync(await download.PathAsync());
            Assert.StartsWith("mannequin, front-oblique", download.SuggestedFilename, StringComparison.Ordinal);
        }

        Assert.Equal(["Frames (CSV)", "Joints (TRC)", "Reps (CSV)", "Video", "Video with the skeleton (MP4)", "keypoints.json", "people.json", "poses.json", "report.json", "series.json"], arrived.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, beginning) in new[] { ("Reps (CSV)", "rep,"), ("Frames (CSV)", "time_seconds,"), ("Joints (TRC)", "PathFileType"), ("report.json", "{") })
        {
            Assert.StartsWith(beginning, System.Text.Encoding.UTF8.GetString(arrived[name]).TrimStart('\uFEFF'), StringComparison.Ordinal);
        }

        Assert.All(new[] { "Video", "Video with the skeleton (MP4)" }, name => Assert.Equal("ftyp", System.Text.Encoding.ASCII.GetString(arrived[name], 4, 4)));
        Assert.Empty(coach.Complaints);
    }

    [BrowserFact]
    public async Task Delete_AVideo_WaitsInTheTrashComesBackAndIsErasedForGood()
    {
        var video = $"/videos/{site.Videos[0]}";
        await using var coach = await Visitor.OnPhoneAsync(site.Address);
        await coach.SignInAsync();
        await DeleteAsync(coach, video);
        await coach.Page.GotoAsync("/trash");
        await coach.AssertNoSidewaysScrollAsync();
        await coach.Page.ClickAsync("button:has-text('Restore')");
        await coach.Page.WaitForSelectorAsync("text=The trash is empty");
        Assert.Equal(200, (await coach.Page.GotoAsync(video))!.Status);

        await DeleteAsync(coach, video);
        await coach.Page.GotoAsync("/trash");
        var kept = Directory.GetDirectories(site.VideosPath).Length;

        // It asks first, and only then it is gone.
        await coach.Page.ClickAsync(".deletion summary");
        await coach.PhotographAsync("trash-phone");
        await coach.Page.ClickAsync(".deletion button:has-text('Yes, for good')");
        await coach.Page.WaitForSelectorAsync("text=The trash is empty");
        Assert.Equal(kept - 1, Directory.GetDirectories(site.VideosPath).Length);
        Assert.Equal(404, (await coach.Page.GotoAsync(video))!.Status);
        Assert.Empty(coach.Complaints);
    }

    private static async Task DeleteAsync(Visitor coach, string video)
    {
        await coach.Page.GotoAsync(video);
        await coach.Page.ClickAsync(".details-grid .deletion summary");
        await coach.Page.ClickAsync(".details-grid .deletion button");
        await coach.Page.WaitForSelectorAsync("text=The video is in the trash for 30 days.");
        Assert.Equal(404, (await coach.Page.GotoAsync(video))!.Status);
    }
}
