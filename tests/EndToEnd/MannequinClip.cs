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

    private static async Task<string> RenderAsync()
    {
        var folder = Directory.CreateTempSubdirectory("squatcoach-mannequin-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var path = Path.Combine(folder.FullName, "mannequin.mp4");
        await new DemoClip(Script, Options).RenderAsync(path, progress: null, CancellationToken.None);
        return path;
    }
}
