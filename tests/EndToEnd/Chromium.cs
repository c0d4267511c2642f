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

    /// <param name="playwright">The driver.</param>
    /// <param name="withWebGl">False for a browser without 3D graphics.</param>
    /// <param name="cameraPath">An .mjpeg that plays for ever in place of a camera; null for a machine without one.</param>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, bool withWebGl = true, string? cameraPath = null)
    {
        string[] camera = cameraPath is null ? [] : ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={cameraPath}"];
        return playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Headless = true, Args = [.. _quiet, .. withWebGl ? _softwareWebGl : ["--disable-3d-apis"], .. camera] });
    }
}
