using Microsoft.Playwright;

namespace SquatCoach.EndToEnd;

/// <summary>What the upload page says before anything is sent.</summary>
public sealed class UploadChecksTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static readonly FilePayload _nothing = new() { Name = "nothing.mp4", MimeType = "video/mp4", Buffer = [] };
    private static readonly FilePayload _plan = new() { Name = "plan.pdf", MimeType = "application/pdf", Buffer = new byte[3000] };
    private static readonly FilePayload _diary = new() { Name = "diary.mp4", MimeType = "video/mp4", Buffer = new byte[5000] };

    [BrowserFact]
    public async Task Upload_SeveralThatAreNoVideos_AreAllNamedAndNothingIsSent()
    {
        await using var coach = await AtUploadAsync();
        var sent = 0;
        coach.Page.Request += (_, request) => sent += request.Method is "POST" or "PUT" ? 1 : 0;
        await coach.Page.SetInputFilesAsync("#file", [_nothing, _plan]);
        await coach.Page.WaitForSelectorAsync("#upload-problem:has-text('nothing.mp4'):has-text('plan.pdf')");
        Assert.Equal((0, 0), (sent, await coach.Page.Locator(".upload-item").CountAsync()));
    }

    [BrowserFact]
    public async Task Upload_EffortBeyondItsScale_IsSaidAtItsFieldAndNothingIsSent()
    {
        await using var coach = await AtUploadAsync();
        await coach.Page.FillAsync("#rpe", "15");
        await coach.Page.SetInputFilesAsync("#file", _diary);
        await coach.Page.WaitForSelectorAsync("#upload-problem:has-text('RPE, 1–10: please give a number from 1 to 10')");
        Assert.Equal(("rpe", 0), (await coach.Page.EvaluateAsync<string>("() => document.activeElement.id"), await coach.Page.Locator(".upload-item").CountAsync()));
    }

    [BrowserFact]
    public async Task Upload_ChosenBeforeTheConsent_GoesOnWhenItIsGiven()
    {
        await using var coach = await AtUploadAsync();
        await coach.Page.SelectOptionAsync("#athlete", "");
        await coach.Page.FillAsync("#new-athlete", "Dora");
        await coach.Page.SetInputFilesAsync("#file", _nothing);
        await coach.Page.WaitForSelectorAsync("#upload-problem:has-text('Please confirm the consent')");
        await coach.Page.CheckAsync("#consent");
        await coach.Page.WaitForSelectorAsync("#upload-problem:has-text('nothing.mp4: the file is empty.')");
    }

    [BrowserFact]
    public async Task Upload_RefusedForGood_IsNotOfferedAgain()
    {
        await using var coach = await AtUploadAsync();
        await coach.Page.SetInputFilesAsync("#file", _diary);
        await coach.Page.WaitForSelectorAsync(".upload-note:has-text('not a video')");
        Assert.Equal(["Remove"], await coach.Page.Locator(".upload-item button").AllTextContentsAsync());
    }

    private async Task<Visitor> AtUploadAsync()
    {
        var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.SignInAsync("Carla", "demo squat coach");
        await coach.Page.GotoAsync("/upload");
        await coach.Page.SelectOptionAsync("#athlete", new SelectOptionValue { Label = "Ben" });
        return coach;
    }
}
