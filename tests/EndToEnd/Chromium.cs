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

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright, bool withWebGl = true) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Headless = true, Args = [.. _quiet, .. withWebGl ? _softwareWebGl : ["--disable-3d-apis"]] });
}
