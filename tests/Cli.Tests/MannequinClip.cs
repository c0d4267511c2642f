using SquatCoach.Demo;
using SquatCoach.Movement;

namespace SquatCoach.Cli.Tests;

/// <summary>A short clip of the mannequin with two good reps, made once for all tests; and its true joints.</summary>
public sealed class MannequinClip : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public string Video => _folder["clip.mp4"];

    public string Poses => _folder["clip.poses.json"];

    public async Task InitializeAsync()
    {
        var script = SquatScript.Of([null, null]);
        var options = new DemoClipOptions { WidthPx = 360, HeightPx = 640 };
        await new DemoClip(script, options).RenderAsync(Video, progress: null, CancellationToken.None);
        await using var stream = File.Create(Poses);
        PosesFile.Write(stream, new TruthRecorder(script, options).Joints());
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
