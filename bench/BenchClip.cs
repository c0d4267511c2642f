using SquatCoach.Demo;
using SquatCoach.Movement;

namespace SquatCoach.Bench;

/// <summary>The clip that the limits speak of: 10 s, 1920 × 1080, 30 frames a second, made by the project itself.</summary>
internal static class BenchClip
{
    public static async Task<string> MakeAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(BenchRoot.Artifacts, "mannequin-1080p30.mp4");
        if (File.Exists(path))
            return path;
        Console.WriteLine("making the clip …");
        Fault?[] reps = [null, Fault.Shallow];
        var script = SquatScript.Of(reps);
        var clip = new DemoClip(script, new DemoClipOptions { WidthPx = 1920, HeightPx = 1080, FrameRateHz = 30, DistanceMetres = 3.4 });
        await clip.RenderAsync(path, progress: null, cancellationToken);
        return path;
    }
}
