using System.Globalization;
using Microsoft.Playwright;

namespace SquatCoach.EndToEnd;

/// <summary>One form of a day in each language, whether the server or a script wrote it, and whatever country the browser is of.</summary>
public sealed class DayTests(DemoSite site) : IClassFixture<DemoSite>
{
    [BrowserTheory]
    [InlineData("en", "d MMM yyyy")]
    [InlineData("ko", "yyyy'년' M'월' d'일'")]
    [InlineData("ja", "yyyy'年'M'月'd'日'")]
    public async Task Days_OfAnAthlete_HaveOneForm(string language, string pattern)
    {
        await using var carla = await Visitor.AtDeskAsync(site.Address);
        await carla.SignInAsync("Carla", "demo squat coach");
        await carla.Page.Context.AddCookiesAsync([new() { Name = "squatcoach-language", Value = language, Url = site.Address }]);
        await carla.Page.GotoAsync("/athletes");
        await carla.OpenAsync((await carla.Page.GetAttributeAsync(".athlete-item", "href"))!);

        // What the server wrote says UTC; a script has the visitor's own time.
        await carla.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('time[data-local=time]')].every(time => !time.textContent.includes('UTC'))");
        var written = await carla.Page.Locator("time[data-local=time]").AllTextContentsAsync();
        Assert.NotEmpty(written);
        Assert.All(written, text => Assert.True(DateTime.TryParseExact(text, pattern + ", HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), text));
        var days = await carla.Page.Locator(".last-session .panel-hint, .best .figure-note").AllTextContentsAsync();
        Assert.NotEmpty(days);
        Assert.All(days, text => Assert.True(DateTime.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out _), text));
    }
}
