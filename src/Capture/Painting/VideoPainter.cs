using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>Makes a copy of a video with the skeleton drawn in or faces blurred: H.264 in MP4, without sound, at an even rate.</summary>
public static class VideoPainter
{
    private const double LeastRateHz = 5;

    /// <summary>Writes the copy. The file is there only when it is complete.</summary>
    /// <param name="videoPath">The video.</param>
    /// <param name="track">Its keypoints, in pixels of the full frame.</param>
    /// <param name="outputPath">The .mp4 to write.</param>
    /// <param name="options">What is changed.</param>
    /// <param name="cancellationToken">Stops; nothing is left behind.</param>
    /// <exception cref="VideoException">The video cannot be decoded, or faces are to be blurred and nobody was seen: there is no telling where a face is.</exception>
    /// <exception cref="ToolMissingException">ffmpeg is not installed.</exception>
    /// <exception cref="IOException">The file cannot be written there.</exception>
    public static async Task WriteAsync(string videoPath, KeypointTrack track, string outputPath, PaintOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(options);
        if (options.BlursFaces && track.FramesSeen == 0)
            throw new VideoException("The athlete was not seen in this video, so there is no telling where the face is.");
        var unfinished = outputPath + $".{Guid.NewGuid():N}.part";
        try
        {
            await PaintAsync(videoPath, track, unfinished, options, cancellationToken).ConfigureAwait(false);
            File.Move(unfinished, outputPath, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    private static async Task PaintAsync(string videoPath, KeypointTrack track, string path, PaintOptions options, CancellationToken cancellationToken)
    {
        await using var source = await FfmpegVideoSource.OpenAsync(videoPath, new VideoOptions { DecodedLongSidePx = options.LongSidePx }, cancellationToken).ConfigureAwait(false);
        var format = source.Format;
        var thinned = format.FrameRateHz / Math.Max(1, Math.Ceiling(format.FrameRateHz / new VideoOptions().MaxAnalysedRateHz));
        var rate = Math.Max(LeastRateHz, Math.Round(thinned > 0 ? thinned : 30));
        using var writer = Mp4Writer.Start(path, format.Decoded, rate);
        var faces = new FaceAreas(track, options.People);
        var written = 0;
        await foreach (var frame in source.ReadFramesAsync(cancellationToken).ConfigureAwait(false))
        {
            using (frame)
            {
                Paint(frame, track, faces, options);

                // A frame is shown until the next one comes: late ones are repeated, early ones dropped, and times stay true.
                for (; written <= frame.TimeSeconds * rate; written++)
                    await writer.WriteAsync(frame.Memory, cancellationToken).ConfigureAwait(false);
            }
        }

        await writer.FinishAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void Paint(VideoFrame frame, KeypointTrack track, FaceAreas faces, PaintOptions options)
    {
        var (canvas, size) = (frame.Canvas, frame.Size);
        var (scaleX, scaleY) = ((float)size.WidthPx / track.WidthPx, (float)size.HeightPx / track.HeightPx);
        if (options.BlursFaces)
        {
            var (left, top, right, bottom) = faces.Athlete;
            canvas.BlurAround(left * scaleX, top * scaleY, right * scaleX, bottom * scaleY);
            foreach (var (x, y, radius) in faces.At(frame.TimeSeconds))
                canvas.Blur(x * scaleX, y * scaleY, radius * scaleX);
        }

        if (!options.DrawsSkeleton || IndexAt(track, frame.TimeSeconds) is not { } index || track.Boxes[index] is null)
            return;
        float[] Scaled(ReadOnlySpan<float> places)
        {
            var points = places.ToArray();
            for (var value = 0; value < points.Length; value += 3)
                (points[value], points[value + 1]) = (points[value] * scaleX, points[value + 1] * scaleY);
            return points;
        }

        SkeletonPainter.Draw(canvas, Scaled(track.Frame(index)), Math.Max(size.WidthPx, size.HeightPx) / 220f, Scaled(track.Back(index)));
    }

    /// <summary>The frame of the track at this moment; null where it has none within a frame's length.</summary>
    private static int? IndexAt(KeypointTrack track, double seconds)
    {
        var place = track.TimesSeconds.BinarySearch(seconds);
        var index = place >= 0 ? place : ~place;
        if (index > 0 && (index == track.FrameCount || seconds - track.TimesSeconds[index - 1] < track.TimesSeconds[index] - seconds))
            index--;
        return index < track.FrameCount && Math.Abs(track.TimesSeconds[index] - seconds) < 0.1 ? index : null;
    }
}
