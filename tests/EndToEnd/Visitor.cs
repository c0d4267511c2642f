using Microsoft.Playwright;

namespace SquatCoach.EndToEnd;

/// <summary>A person at a browser: what is clicked, and every complaint of the browser meanwhile.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    public const string Name = "Coach";
    public const string Password = "correct horse battery";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Visitor(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
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
        await Page.GotoAsync("/sign-in");
        await Page.FillAsync("#name", name);
        await Page.FillAsync("#password", password);
        await Page.ClickAsync("button[type=submit]");
        await Page.WaitForSelectorAsync("h1:has-text('Videos')");
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
        var overhang = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - window.innerWidth");
        Assert.True(overhang <= 0, $"{Page.Url} is {overhang} px wider than the screen.");
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static async Task<Visitor> OpenAsync(string address, int widthPx, int heightPx, ColorScheme scheme, bool isPhone, bool withWebGl, string? cameraPath)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await Chromium.LaunchAsync(playwright, withWebGl, cameraPath);
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address,
            ViewportSize = new() { Width = widthPx, Height = heightPx },
            ColorScheme = scheme,
            IsMobile = isPhone,
            HasTouch = isPhone,
        });
        return new Visitor(playwright, browser, await context.NewPageAsync());
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
