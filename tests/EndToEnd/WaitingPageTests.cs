using Microsoft.Playwright;

namespace SquatCoach.EndToEnd;

/// <summary>The page of a video whose analysis is not over yet, which shows by itself what becomes of it.</summary>
public sealed class WaitingPageTests
{
    [BrowserFact]
    public async Task AnalysisBegins_WhileAnotherPageIsOnItsWay_DoesNotUndoTheClick()
    {
        using var data = new DataPath();
        await using var site = await RunningSite.StartAsync(data.Value, expectsOwner: false, "--no-worker");
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.BecomeOwnerAsync(site.SetupLink!);
        await coach.UploadAsync(await MannequinClip.PathAsync(), "Mona");
        var (hasClicked, hasHeard) = (new TaskCompletionSource(), new TaskCompletionSource());
        await coach.Page.RouteAsync("**/api/queue/events?video=*", async route =>
        {
            await hasClicked.Task;
            await route.FulfillAsync(new() { ContentType = "text/event-stream", Body = "event: queue\ndata: [{\"state\":\"running\",\"percent\":0}]\n\n" });
            hasHeard.TrySetResult();
        });
        await coach.Page.RouteAsync("**/athletes", async route =>
        {
            hasClicked.TrySetResult();
            await hasHeard.Task;
            // Long enough for the page to act on what it heard.
            await Task.Delay(500);
            await route.ContinueAsync();
        });
        await coach.Page.ReloadAsync();
        await coach.Page.ClickAsync("a[href='/athletes']");
        await coach.Page.WaitForURLAsync("**/athletes");
        Assert.Empty(coach.Complaints);
    }
}
