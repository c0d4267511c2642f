using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace SquatCoach.EndToEnd;

/// <summary>A person at a browser: what is clicked, and every complaint of the browser meanwhile.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    public const string Name = "Coach";
    public const string Password = "correct horse battery";

    // Signing in by the form once for each person of each site is enough.
    private static readonly ConcurrentDictionary<(string Site, string Name), IReadOnlyList<Cookie>> _signedIn = new();

    private readonly IBrowser? _own;
    private readonly string _site;

    private Visitor(IPage page, string site, IBrowser? own)
    {
        _own = own;
        _site = site;
        Page = page;
        page.Console += (_, message) => Note(message.Type == "error", $"console: {message.Text}");
        page.PageError += (_, problem) => Note(true, $"page: {problem}");
        page.SetDefaultTimeout(60_000);
        page.SetDefaultNavigationTimeout(60_000);
    }

    public IPage Page { get; }

    /// <summary>Errors on the console and exceptions in scripts.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<Visitor> AtDeskAsync(string address, bool withWebGl = true, string? cameraPath = null) => await OpenAsync(address, 1280, 900, ColorScheme.Light, isPhone: false, withWebGl, cameraPath);

    public static async Task<Visitor> OnPhoneAsync(string address, string? cameraPath = null) => await OpenAsync(address, 390, 844, ColorScheme.Dark, isPhone: true, withWebGl: true, cameraPath);

    public static async Task<Visitor> OnTabletAsync(string address) => await OpenAsync(address, 820, 1180, ColorScheme.Light, isPhone: true, withWebGl: true, cameraPath: null);

    /// <summary>A phone whose browser runs no scripts of pages.</summary>
    public static async Task<Visitor> WithoutScriptsAsync(string address) => await OpenAsync(address, 390, 844, ColorScheme.Light, isPhone: true, withWebGl: true, cameraPath: null, runsScripts: false);

    /// <summary>A desk or a phone, in either light.</summary>
    public static async Task<Visitor> WithAsync(string address, bool isPhone, ColorScheme scheme) => await OpenAsync(address, isPhone ? 390 : 1280, isPhone ? 844 : 900, scheme, isPhone, withWebGl: true, cameraPath: null);

    public async Task BecomeOwnerAsync(string setupLink)
    {
        await Page.GotoAsync(setupLink);
        await Page.FillAsync("#name", Name);
        await Page.FillAsync("#password", Password);
        await Page.FillAsync("#repeat", Password);
        await Page.ClickAsync("button[type=submit]");
        await Page.WaitForSelectorAsync("text=No videos yet");
    }

    public async Task SignInAsync(string name = Name, string password = Password)
    {
        if (_signedIn.TryGetValue((_site, name), out var cookies))
        {
            await Page.Context.AddCookiesAsync(cookies);
            await Page.GotoAsync("/");
        }

        // Also where another test has ended the sessions of this account since, as a new password does.
        if (cookies is null || new Uri(Page.Url).AbsolutePath == "/sign-in")
        {
            await Page.GotoAsync("/sign-in");
            await Page.FillAsync("#name", name);
            await Page.FillAsync("#password", password);
            await Page.ClickAsync("button[type=submit]");
        }

        await Page.WaitForSelectorAsync("h1:has-text('Videos')");
        _signedIn[(_site, name)] = [.. (await Page.Context.CookiesAsync()).Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Domain = cookie.Domain, Path = cookie.Path, HttpOnly = cookie.HttpOnly, Secure = cookie.Secure, SameSite = cookie.SameSite })];
    }

    /// <summary>Opens a page and waits until everything on it is drawn.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await SettleAsync();
    }

    /// <summary>Waits until every part of the page that a script fills has been filled, and painted once.</summary>
    public async Task SettleAsync()
    {
        await Page.WaitForFunctionAsync("() => document.readyState === 'complete' && !document.querySelector('[data-ready=\"0\"]')");
        await Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    /// <summary>Uploads through the page; ends on the video's page.</summary>
    public async Task UploadAsync(string clip, string athlete)
    {
        await Page.GotoAsync("/upload");
        await Page.FillAsync("#new-athlete", athlete);
        await Page.CheckAsync("#consent");
        await Page.SetInputFilesAsync("#file", clip);
        await Page.WaitForURLAsync("**/videos/*");
    }

    /// <summary>A picture for people who look at test results.</summary>
    public Task PhotographAsync(string name) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(Path.GetTempPath(), "squatcoach-screens", $"{name}.png"), FullPage = true });

    public async Task AssertNoSidewaysScrollAsync()
    {
        // A phone's browser widens its window to what overhangs; the screen stays as wide as it is.
        var overhang = await Page.EvaluateAsync<int>("screen => document.documentElement.scrollWidth - screen", Page.ViewportSize!.Width);
        Assert.True(overhang <= 0, $"{Page.Url} is {overhang} px wider than the screen.");
    }

    /// <summary>Nothing has moved under the finger since the page came: what moved and how far, as the browser counts it, where below 0.1 passes for good (web.dev, CLS).</summary>
    public async Task AssertNoLayoutJumpAsync()
    {
        var shift = await Page.EvaluateAsync<double>("""
            () => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => { for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value; }).observe({ type: 'layout-shift', buffered: true });
              setTimeout(() => done(sum), 50);
            })
            """);
        Assert.True(shift < 0.1, $"{Page.Url} jumps by {shift:0.00}.");
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        if (_own is not null)
        {
            await _own.DisposeAsync();
        }
    }

    private static async Task<Visitor> OpenAsync(string address, int widthPx, int heightPx, ColorScheme scheme, bool isPhone, bool withWebGl, string? cameraPath, bool runsScripts = true)
    {
        var own = cameraPath is null ? null : await Chromium.WithCameraAsync(cameraPath);
        var browser = own ?? await Chromium.SharedAsync(withWebGl);
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address,
            ViewportSize = new() { Width = widthPx, Height = heightPx },
            ColorScheme = scheme,
            IsMobile = isPhone,
            HasTouch = isPhone,
            JavaScriptEnabled = runsScripts,
        });
        return new Visitor(await context.NewPageAsync(), address, own);
    }

    private void Note(bool isComplaint, string text)
    {
        // A browser calls every refused request an error; the tests that provoke one look at the page.
        if (isComplaint && !text.Contains("Failed to load resource", StringComparison.Ordinal))
        {
            Complaints.Add(text);
        }
    }
}
