using System.Text.Json;
using SquatCoach.Demo;
using SquatCoach.Movement;

namespace SquatCoach.Cli;

/// <summary>Renders a clip of the mannequin and writes its truth beside it: clip.mp4, clip.truth.json.</summary>
public static class ClipMaker
{
    /// <exception cref="OutputException">It cannot be written there; nothing was left behind.</exception>
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

        if (FileKind.IsSpecial(path))
        {
            throw new OutputException($"Cannot write {TerminalText.Plain(path)}: a clip needs a file, not a pipe or a device.");
        }

        var clip = new DemoClip(script, options);
        var truth = new TruthRecorder(script, options).Reps();
        try
        {
            await ProgressBar.RunAsync(terminal, "rendering", async bar =>
            {
                await clip.RenderAsync(path, new Rendering(bar), cancellationToken).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            OutputFile.Write(Path.ChangeExtension(path, ".truth.json"), stream => JsonSerializer.Serialize(stream, truth, MovementJson.Options));
        }
        catch (OutputException)
        {
            // A clip whose truth found no room is half of what was asked for.
            File.Delete(path);
            throw;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw OutputFailure.Of(path, exception);
        }
    }

    private sealed class Rendering(IProgress<(double Fraction, string Stage)> bar) : IProgress<double>
    {
        public void Report(double value) => bar.Report((value, "frames"));
    }
}
