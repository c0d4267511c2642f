using System.Diagnostics;
using SquatCoach.Demo;
using SquatCoach.Movement;

namespace SquatCoach.EndToEnd;

/// <summary>A small clip of the mannequin: a good rep and a shallow one. Rendered once for all tests.</summary>
internal static class MannequinClip
{
    private static readonly Lazy<Task<string>> _rendered = new(RenderAsync);

    public static SquatScript Script { get; } = SquatScript.Of([null, Fault.Shallow]);

    public static DemoClipOptions Options { get; } = new() { WidthPx = 360, HeightPx = 640 };

    /// <summary>The path of the clip.</summary>
    public static Task<string> PathAsync() => _rendered.Value;

    /// <summary>A copy that lies on its side, as phones record that lay flat when the recording began: turned by 270° clockwise people stand in it. In the same folder.</summary>
    public static async Task<string> OnItsSideAsync()
    {
        var upright = await PathAsync();
        var path = Path.Combine(Path.GetDirectoryName(upright)!, "sideways.mp4");
        using var ffmpeg = Process.Start("ffmpeg", ["-v", "error", "-y", "-i", upright, "-vf", "transpose=clock", "-pix_fmt", "yuv420p", path])!;
        await ffmpeg.WaitForExitAsync();
        Assert.Equal(0, ffmpeg.ExitCode);
        return path;
    }

    private static async Task<string> RenderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("squatcoach-mannequin-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var path = Path.Combine(folder.FullName, "mannequin.mp4");
        await new DemoClip(Script, Options).RenderAsync(path, progress: null, CancellationToken.None);
        return path;
    }
}
