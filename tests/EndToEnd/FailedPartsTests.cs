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

    [GeneratedRegex(@"/(poses|series|keypoints)\.json$")]
    private static partial Regex Series();

    [GeneratedRegex(@"/(file|poses\.json|series\.json|keypoints\.json)$")]
    private static partial Regex VideoOrSeries();
}
