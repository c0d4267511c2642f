using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>One moment of a video as a tile: the picture, or a blank one that shows nobody, with the athlete's skeleton.</summary>
public static class FrameTile
{
    private const byte Blank = 60;

    /// <param name="videoPath">The video.</param>
    /// <param name="track">Its track.</param>
    /// <param name="frame">Which frame of the track.</param>
    /// <param name="request">How the tile should look.</param>
    /// <param name="cancellationToken">Stops decoding.</param>
    /// <exception cref="VideoException">The video cannot be decoded again.</exception>
    public static async Task<Tile> MakeAsync(string videoPath, KeypointTrack track, int frame, TileRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(track);
        ArgumentNullException.ThrowIfNull(request);
        var tile = new Tile(request.SidePx, Blank);
        if (request.ShowsPicture)
            await TakePictureAsync(tile, videoPath, track.TimesSeconds[frame], cancellationToken).ConfigureAwait(false);
        var letterbox = Letterbox.Of(new DecodedSize(track.WidthPx, track.HeightPx), request.SidePx);
        float[] Placed(ReadOnlySpan<float> places)
        {
            var points = places.ToArray();
            for (var index = 0; index < points.Length; index += 3)
            {
                points[index] = letterbox.LeftPx + (points[index] * letterbox.WidthPx / track.WidthPx);
                points[index + 1] = letterbox.TopPx + (points[index + 1] * letterbox.HeightPx / track.HeightPx);
            }

            return points;
        }

        SkeletonPainter.Draw(tile.Canvas, Placed(track.Frame(frame)), tile.SidePx / 90f, Placed(track.Back(frame)));
        return tile;
    }

    private static async Task TakePictureAsync(Tile tile, string videoPath, double seconds, CancellationToken cancellationToken)
    {
        await using var source = await FfmpegVideoSource.OpenAsync(videoPath, cancellationToken: cancellationToken).ConfigureAwait(false);
        await foreach (var frame in source.ReadFramesAsync(cancellationToken).ConfigureAwait(false))
        {
            using (frame)
            {
                if (frame.TimeSeconds < seconds - 1e-6)
                    continue;
                var planes = new float[3 * tile.SidePx * tile.SidePx];
                LetterboxKernel.Fit(frame.Image, tile.SidePx, planes, padding: 0);
                tile.Take(planes);
                return;
            }
        }
    }
}
