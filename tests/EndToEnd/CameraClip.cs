using System.Diagnostics;
using SquatCoach.Demo;
using SquatCoach.Movement;

namespace SquatCoach.EndToEnd;

/// <summary>What a browser's camera shows in the tests: the mannequin squats twice, again and again.</summary>
internal static class CameraClip
{
    // A machine that also does other things sees a few pictures a second: the squats are slow enough for that.
    private const string SlowedDown = "setpts=1.6*PTS,fps=30";

    public static SquatScript Script { get; } = SquatScript.Of([null, null]);

    /// <summary>Renders the .mjpeg into a folder.</summary>
    public static async Task<string> RenderAsync(string folder)
    {
        var clip = Path.Combine(folder, "camera.mp4");
        await new DemoClip(Script, new DemoClipOptions { WidthPx = 480, HeightPx = 640, Azimuth = Angle.FromDegrees(25) }).RenderAsync(clip, progress: null, CancellationToken.None);
        var camera = Path.Combine(folder, "camera.mjpeg");
        using var ffmpeg = Process.Start("ffmpeg", ["-v", "error", "-nostdin", "-i", clip, "-vf", SlowedDown, "-pix_fmt", "yuvj420p", "-c:v", "mjpeg", "-q:v", "4", camera]);
        await ffmpeg.WaitForExitAsync();
        Assert.Equal(0, ffmpeg.ExitCode);
        return camera;
    }
}
