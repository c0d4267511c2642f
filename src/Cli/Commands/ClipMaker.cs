using System.Text.Json;
using SquatCoach.Demo;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>Renders a clip of the mannequin and writes its truth beside it: clip.mp4, clip.truth.json.</summary>
public static class ClipMaker
{
    public static async Task MakeAsync(Terminal terminal, string path, SquatScript script, DemoClipOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        try
        {
            Directory.CreateDirectory(folder ?? ".");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new OutputException($"Cannot make the folder {TerminalText.Plain(folder ?? path)}; name another one.", exception);
        }

        var clip = new DemoClip(script, options);
        await ProgressBar.RunAsync(terminal, "rendering", async bar =>
        {
            await clip.RenderAsync(path, new Rendering(bar), cancellationToken).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        var truth = new TruthRecorder(script, options).Reps();
        OutputFile.Write(Path.ChangeExtension(path, ".truth.json"), stream => JsonSerializer.Serialize(stream, truth, MovementJson.Options));
    }

    private sealed class Rendering(IProgress<(double Fraction, string Stage)> bar) : IProgress<double>
    {
        public void Report(double value) => bar.Report((value, "frames"));
    }
}
