using Microsoft.Playwright;

namespace SquatCoach.EndToEnd;

/// <summary>The comparison of two reps, as a coach plays it.</summary>
public sealed class ComparePageTests(PreparedSite site) : IClassFixture<PreparedSite>
{
    [BrowserFact]
    public async Task PlayButton_WhilePlaying_PausesAndSaysSo()
    {
        await using var coach = await Visitor.AtDeskAsync(site.Address);
        await coach.SignInAsync();
        await coach.Page.GotoAsync($"/videos/{site.Videos[^2]}");
        await coach.Page.WaitForSelectorAsync(".pair[data-ready='1']");
        var (button, range) = (coach.Page.Locator("[data-pair-play]"), coach.Page.Locator("[data-pair-range]"));
        await AssertSaysAsync(button, "Play both", ".play-mark");
        await range.FillAsync("0");
        await button.ClickAsync();
        await AssertSaysAsync(button, "Pause both", ".pause-mark");
        await button.ClickAsync();
        await AssertSaysAsync(button, "Play both", ".play-mark");

        // At the end nothing plays any more; whoever takes the slider stops it, too.
        await range.FillAsync("0.97");
        await button.ClickAsync();
        await coach.Page.WaitForFunctionAsync("() => document.querySelector('[data-pair-range]').value === '1'");
        await AssertSaysAsync(button, "Play both", ".play-mark");
        await range.FillAsync("0");
        await button.ClickAsync();
        await range.FillAsync("0.2");
        await AssertSaysAsync(button, "Play both", ".play-mark");
        Assert.Empty(coach.Complaints);
    }

    [BrowserFact]
    public async Task Form_TwoDaysAndRepsChosen_ShowsThemWithWhatDiffers()
    {
        await using var coach = await Visitor.OnPhoneAsync(site.Address);
        await coach.SignInAsync();
        await coach.Page.GotoAsync("/athletes");
        await coach.Page.ClickAsync(".athlete-item");
        await coach.Page.ClickAsync("a[href$='/compare']");
        await coach.Page.SelectOptionAsync("#left", site.Videos[0].ToString());
        await coach.Page.FillAsync("#left-rep", "1");
        await coach.Page.SelectOptionAsync("#right", site.Videos[^2].ToString());
        await coach.Page.FillAsync("#right-rep", "2");
        await coach.Page.ClickAsync("form button:has-text('Compare')");
        await coach.Page.WaitForURLAsync("**/compare?*rightRep=2*");
        await coach.Page.WaitForSelectorAsync(".pair[data-ready='1']");
        Assert.Equal((site.Videos[0].ToString(), site.Videos[^2].ToString()), (await coach.Page.InputValueAsync("#left"), await coach.Page.InputValueAsync("#right")));
        Assert.Contains("rep 2", await coach.Page.TextContentAsync(".pair .differences"), StringComparison.Ordinal);
        Assert.True(await coach.Page.Locator("h2:has-text('The whole sets')").IsVisibleAsync());
        await coach.AssertNoSidewaysScrollAsync();
        await coach.PhotographAsync("compare-phone");
        Assert.Empty(coach.Complaints);
    }

    private static async Task AssertSaysAsync(ILocator button, string name, string mark)
    {
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-label", name);
        await Assertions.Expect(button.Locator(mark)).ToBeVisibleAsync();
        await Assertions.Expect(button.Locator("[hidden]")).ToHaveCountAsync(1);
    }
}
