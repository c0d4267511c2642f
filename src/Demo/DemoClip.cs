using System.Threading.Channels;

namespace SquatCoach.Demo;

/// <summary>Films a script: renders every frame and writes an H.264 file. The same options and script give the same frames.</summary>
public sealed class DemoClip(SquatScript script, DemoClipOptions options)
{
    private const int FramesInFlight = 3;

    private readonly MannequinKinematics _kinematics = new(new MannequinBody());

    public int FrameCount => (int)Math.Round(script.DurationSeconds * options.FrameRateHz);

    /// <summary>All joints in one frame, world metres.</summary>
    public MannequinSkeleton SkeletonAt(int frame) => _kinematics.Solve(script.PoseAt(frame / (double)options.FrameRateHz));

    /// <summary>Writes the clip. A file is there only when it is complete.</summary>
    /// <exception cref="DemoException">ffmpeg is missing.</exception>
    /// <exception cref="IOException">The file cannot be written there.</exception>
    public async Task RenderAsync(string path, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        options.Validate();
        var unfinished = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".", $".{Guid.NewGuid():N}.part");
        try
        {
            await RenderToAsync(unfinished, progress, cancellationToken).ConfigureAwait(false);
            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            if (File.Exists(unfinished))
            {
                File.Delete(unfinished);
            }
        }
    }

    private async Task RenderToAsync(string path, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var encoder = new VideoEncoder(path, options.WidthPx, options.HeightPx, options.FrameRateHz);
        await using var disposal = encoder.ConfigureAwait(false);
        var pictures = Channel.CreateBounded<byte[]>(FramesInFlight);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var rendering = Task.Run(() => RenderFramesAsync(pictures.Writer, stop.Token), stop.Token);
        try
        {
            var done = 0;
            await foreach (var picture in pictures.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                await encoder.WriteAsync(picture, cancellationToken).ConfigureAwait(false);
                progress?.Report(++done / (double)FrameCount);
            }
        }
        catch (IOException)
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }

        await rendering.ConfigureAwait(false);
        await encoder.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task RenderFramesAsync(ChannelWriter<byte[]> pictures, CancellationToken cancellationToken)
    {
        try
        {
            var camera = new DemoCamera(options);
            var composer = new FrameComposer(camera, new GymBackdrop(camera, options.Seed), new SensorNoise(options.NoiseLevels, options.Seed));
            for (var frame = 0; frame < FrameCount; frame++)
            {
                composer.Compose(SkeletonAt(frame), frame);
                await pictures.WriteAsync([.. composer.Picture.Bytes], cancellationToken).ConfigureAwait(false);
            }

            pictures.Complete();
        }
        catch (Exception exception)
        {
            pictures.Complete(exception);
            throw;
        }
    }
}
