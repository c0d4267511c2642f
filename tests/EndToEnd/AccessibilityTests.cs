using Microsoft.Playwright;

namespace SquatCoach.EndToEnd;

/// <summary>Every page on a desk and on a phone, in light and in dark: axe finds nothing serious, and the keyboard reaches what the mouse does.</summary>
public sealed class AccessibilityTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const string Password = "demo squat coach";

    private static readonly string[] _signedOut = ["/sign-in", "/sign-in/code", "/join?token=none", "/reset", "/setup", "/problem", "/nothing/here"];
    private static readonly string[] _everywhere = ["/", "/athletes", "/upload", "/account", "/privacy", "/trash", "/audit", "/about", "/help"];

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EveryPage_OfTheDemonstration_HasNothingSeriousInEitherLight(bool isPhone)
    {
        await using var visitor = await Visitor.WithAsync(site.Address, isPhone, ColorScheme.Light);
        var found = new List<string>();
        await CheckAsync(visitor, found, _signedOut);
        await visitor.SignInAsync("Carla", Password);
        await visitor.Page.GotoAsync("/athletes");
        var athlete = (await visitor.Page.GetAttributeAsync(".athlete-item", "href"))!;
        await visitor.Page.GotoAsync(athlete);
        var report = (await visitor.Page.GetAttributeAsync(".video-main", "href"))!;
        await CheckAsync(visitor, found, [.. _everywhere, "/desk", "/people", athlete, athlete + "/compare", report]);
        await visitor.Page.GotoAsync(report);
        await visitor.Page.ClickAsync("#share button");
        await CheckAsync(visitor, found, [new Uri(await visitor.Page.InputValueAsync("[data-secret]")).PathAndQuery]);
        Assert.True(found.Count == 0, string.Join('\n', found.Distinct()));
    }

    /// <summary>Seven places beside each other on a phone: each name in one line, none over the next, in every language.</summary>
    [BrowserTheory]
    [InlineData("en")]
    [InlineData("ko")]
    [InlineData("ja")]
    public async Task Navigation_OnAPhone_IsOneLineInEveryLanguage(string language)
    {
        await using var visitor = await Visitor.WithAsync(site.Address, isPhone: true, ColorScheme.Light);
        await visitor.SignInAsync("Carla", Password);
        await visitor.OpenAsync("/about");
        await visitor.Page.ClickAsync($".language-switch button[value={language}]");
        await visitor.Page.WaitForSelectorAsync($"html[lang={language}]", new() { State = WaitForSelectorState.Attached });
        await visitor.SettleAsync();
        await visitor.AssertNoSidewaysScrollAsync();
        Assert.Equal(7, await visitor.Page.Locator(".main-nav a").CountAsync());
        Assert.Equal(0, await visitor.Page.EvaluateAsync<int>("""
            () => [...document.querySelectorAll('.main-nav a span')].filter((name, index, all) =>
                name.getBoundingClientRect().height > 24 || (index > 0 && name.getBoundingClientRect().left < all[index - 1].getBoundingClientRect().right)).length
            """));
        Assert.True(await visitor.Page.EvaluateAsync<bool>("width => document.querySelector('.main-nav').scrollWidth <= width", visitor.Page.ViewportSize!.Width));
    }

    /// <summary>Korean and Japanese break anywhere: a button beside a field gave way to it until its word stood in two lines.</summary>
    [BrowserTheory]
    [InlineData("en")]
    [InlineData("ko")]
    [InlineData("ja")]
    public async Task Button_BesideAFieldOnAPhone_IsOneLineInEveryLanguage(string language)
    {
        await using var visitor = await Visitor.WithAsync(site.Address, isPhone: true, ColorScheme.Light);
        await visitor.SignInAsync("Carla", Password);
        await visitor.OpenAsync("/about");
        await visitor.Page.ClickAsync($".language-switch button[value={language}]");
        await visitor.Page.WaitForSelectorAsync($"html[lang={language}]", new() { State = WaitForSelectorState.Attached });
        foreach (var path in new[] { "/people", "/account" })
        {
            await visitor.OpenAsync(path);
            var heights = await visitor.Page.Locator(".form-control + .btn:visible").EvaluateAllAsync<double[]>("all => all.map(one => one.getBoundingClientRect().height)");
            Assert.NotEmpty(heights);
            Assert.All(heights, height => Assert.InRange(height, 20, 50));
        }
    }

    [BrowserFact]
    public async Task Keyboard_FromTheTop_SkipsToTheContentAndSeesWhereItIs()
    {
        await using var visitor = await Visitor.AtDeskAsync(site.Address);
        await visitor.SignInAsync("Carla", Password);
        await visitor.Page.GotoAsync("/athletes");
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the content", await visitor.Page.EvaluateAsync<string>("() => document.activeElement.textContent"));
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.activeElement.getBoundingClientRect().left >= 0"));
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.getElementById('content').contains(document.activeElement)"));
        Assert.NotEqual("none", await visitor.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
    }

    private static async Task CheckAsync(Visitor visitor, List<string> found, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            await visitor.OpenAsync(path);

            // What is folded away is part of the page.
            await visitor.Page.EvaluateAsync("() => { for (const details of document.querySelectorAll('details')) details.open = true; }");
            await visitor.AssertNoSidewaysScrollAsync();
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await visitor.SettleAsync();

                // A colour on its way to another is neither.
                await visitor.Page.WaitForFunctionAsync("() => document.getAnimations().every(animation => !(animation instanceof CSSTransition) || animation.playState !== 'running')");
                found.AddRange((await Axe.SeriousAsync(visitor.Page)).Select(problem => $"{path}, {scheme}: {problem}"));
            }
        }
    }
}
