using SquatCoach.Demo;

namespace SquatCoach.Bench;

/// <summary>The clip that is measured with where none is given: 10 s of the mannequin at 1080p and 30 Hz, drawn once and kept.</summary>
internal static class BenchClip
{
    private const double ClipSeconds = 10;

    public static async Task<string> PathAsync()
    {
        var path = Path.Combine(Path.GetTempPath(), "squatcoach-bench-1080p30.mp4");
        if (!File.Exists(path))
        {
            Console.Error.WriteLine("rendering the clip");
            var options = new DemoClipOptions { WidthPx = 1920, HeightPx = 1080, DistanceMetres = 3.6 };
            await new DemoClip(SquatScript.Of([null, null]).Lasting(ClipSeconds), options).RenderAsync(path, progress: null, CancellationToken.None);
        }

        return path;
    }
}
