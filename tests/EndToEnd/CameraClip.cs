using System.Diagnostics;
using SquatCoach.Demo;
using SquatCoach.Movement;

namespace SquatCoach.EndToEnd;

/// <summary>What a browser's camera shows in the tests: the mannequin squats twice, or stands now whole, now cut off; again and again.</summary>
internal static class CameraClip
{
    // A machine that also does other things sees a few pictures a second: the squats are slow enough for that.
    private const string SlowedDown = "setpts=1.6*PTS,fps=30";

    // Without the lower quarter of the picture, and as much narrower, the mannequin ends below its knees.
    private const string WholeThenCut = "trim=end_frame=1,loop=89:1,setpts=N/30/TB,fps=30,split[whole][near];[near]crop=iw*0.72:ih*0.72:iw*0.14:0,scale=360:640[cut];[whole][cut]concat";

    public static SquatScript Script { get; } = SquatScript.Of([null, null]);

    /// <summary>Renders the .mjpeg into a folder.</summary>
    public static async Task<string> RenderAsync(string folder)
    {
        var clip = Path.Combine(folder, "camera.mp4");
        await new DemoClip(Script, new DemoClipOptions { WidthPx = 480, HeightPx = 640, Azimuth = Angle.FromDegrees(25) }).RenderAsync(clip, progress: null, CancellationToken.None);
        return await FilterAsync(clip, SlowedDown, folder);
    }

    /// <summary>Makes the .mjpeg of a mannequin that stands still, three seconds whole and three seconds so near that its feet are cut off.</summary>
    public static async Task<string> RenderTooCloseAsync(string folder) => await FilterAsync(await MannequinClip.PathAsync(), WholeThenCut, folder);

    private static async Task<string> FilterAsync(string clip, string filter, string folder)
    {
        var camera = Path.Combine(folder, "camera.mjpeg");
        using var ffmpeg = Process.Start("ffmpeg", ["-v", "error", "-nostdin", "-i", clip, "-filter_complex", filter, "-pix_fmt", "yuvj420p", "-c:v", "mjpeg", "-q:v", "4", camera]);
        await ffmpeg.WaitForExitAsync();
        Assert.Equal(0, ffmpeg.ExitCode);
        return camera;
    }
}
