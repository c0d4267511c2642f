using Microsoft.Playwright;

namespace SquatCoach.EndToEnd;

/// <summary>The browser of the machine, without its own network chatter.</summary>
internal static class Chromium
{
    private const string Usual = "/usr/bin/chromium";

    private static readonly string[] _quiet =
    [
        "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--autoplay-policy=no-user-gesture-required",
    ];

    // A machine without a graphics card draws WebGL in software.
    private static readonly string[] _softwareWebGl = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

    /// <summary>$CHROMIUM, else where Debian puts it; null where there is none.</summary>
    public static string? Path =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : File.Exists(Usual) ? Usual : null;

    // They end with the tests' process.
    private static readonly Lazy<Task<IPlaywright>> _driver = new(Playwright.CreateAsync);
    private static readonly Lazy<Task<IBrowser>> _usual = new(async () => await LaunchAsync(await _driver.Value));
    private static readonly Lazy<Task<IBrowser>> _withoutWebGl = new(async () => await LaunchAsync(await _driver.Value, withWebGl: false));

    /// <summary>One browser for all visitors, each of whom has cookies and a cache of their own.</summary>
    public static Task<IBrowser> SharedAsync(bool withWebGl) => (withWebGl ? _usual : _withoutWebGl).Value;

    /// <summary>A browser with a camera, for one visitor.</summary>
    public static async Task<IBrowser> WithCameraAsync(string cameraPath) => await LaunchAsync(await _driver.Value, cameraPath: cameraPath);

    /// <param name="playwright">The driver.</param>
    /// <param name="withWebGl">False for a browser without 3D graphics.</param>
    /// <param name="cameraPath">An .mjpeg that plays for ever in place of a camera; null for a machine without one.</param>
    private static Task<IBrowser> LaunchAsync(IPlaywright playwright, bool withWebGl = true, string? cameraPath = null)
    {
        string[] camera = cameraPath is null ? [] : ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={cameraPath}"];
        return playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Headless = true, Args = [.. _quiet, .. withWebGl ? _softwareWebGl : ["--disable-3d-apis"], .. camera] });
    }
}
