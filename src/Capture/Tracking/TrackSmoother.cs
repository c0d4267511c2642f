using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>
/// Smooths every keypoint over time by a local quadratic fit (Savitzky and Golay 1964, in the weighted form of Cleveland 1979, because time
/// stamps and confidences vary). It looks as far ahead as back, so it delays nothing, and the quadratic keeps the depth of the bottom, both
/// of which a causal filter (One-Euro: Casiez, Roussel and Vogel 2012) would not. Frames without the athlete stay empty.
/// </summary>
internal static class TrackSmoother
{
    // An outlier still counts a little, or a keypoint that is lost for the whole window would have no fit.
    private const double OutlierWeight = 0.02;

    // Body lengths from the median of the neighbours from which on a single frame is an outlier.
    private const double OutlierShift = 0.06;

    private const int FewestFrames = 4;

    /// <summary>Returns the smoothed values, T × 21 × (x, y, confidence); the confidences are those of the track.</summary>
    public static float[] Run(RawTrack track, double halfWindowSeconds)
    {
        var result = (float[])track.Values.Clone();
        var weights = new double[track.FrameCount];
        for (var keypoint = 0; keypoint < SkeletonTopology.KeypointCount; keypoint++)
        {
            Weigh(track, keypoint, weights);
            for (var frame = 0; frame < track.FrameCount; frame++)
            {
                if (track.IsSeen[frame])
                    Smooth(track, keypoint, frame, halfWindowSeconds, weights, result);
            }
        }

        return result;
    }

    /// <summary>Squared confidence; next to nothing for a frame that jumps out of its neighbours and back.</summary>
    private static void Weigh(RawTrack track, int keypoint, double[] weights)
    {
        for (var frame = 0; frame < track.FrameCount; frame++)
        {
            if (!track.IsSeen[frame])
            {
                weights[frame] = 0;
                continue;
            }

            var points = track.Frame(frame);
            var confidence = Math.Max(0.05, Body.Confidence(points, keypoint));
            weights[frame] = confidence * confidence * (IsOutlier(track, keypoint, frame) ? OutlierWeight : 1);
        }
    }

    private static bool IsOutlier(RawTrack track, int keypoint, int frame)
    {
        if (frame < 1 || frame + 1 >= track.FrameCount || !track.IsSeen[frame - 1] || !track.IsSeen[frame + 1])
            return false;
        var before = track.Frame(frame - 1);
        var now = track.Frame(frame);
        var after = track.Frame(frame + 1);
        var limit = OutlierShift * BodyLength(now);
        var neighbours = Body.Distance(before, keypoint, after, keypoint);
        return neighbours < limit
            && Math.Min(Body.Distance(now, keypoint, before, keypoint), Body.Distance(now, keypoint, after, keypoint)) > limit + neighbours;
    }

    private static double BodyLength(ReadOnlySpan<float> points) =>
        Body.Box(points, new DecodedSize(int.MaxValue / 8, int.MaxValue / 8)).LongSidePx;

    private static void Smooth(RawTrack track, int keypoint, int frame, double halfWindow, double[] weights, float[] result)
    {
        // Moments of time up to the fourth, and of x and y with time up to the second.
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, x0 = 0, x1 = 0, x2 = 0, y0 = 0, y1 = 0, y2 = 0;
        var count = 0;
        var (first, end) = Window(track.TimesSeconds, frame, halfWindow);
        for (var other = first; other < end; other++)
        {
            if (!track.IsSeen[other])
                continue;
            var t = (track.TimesSeconds[other] - track.TimesSeconds[frame]) / halfWindow;
            var w = weights[other] * Tricube(t);
            var points = track.Frame(other);
            double x = Body.X(points, keypoint), y = Body.Y(points, keypoint), wt = w * t, wtt = wt * t;
            (s0, s1, s2, s3, s4) = (s0 + w, s1 + wt, s2 + wtt, s3 + (wtt * t), s4 + (wtt * t * t));
            (x0, x1, x2) = (x0 + (w * x), x1 + (wt * x), x2 + (wtt * x));
            (y0, y1, y2) = (y0 + (w * y), y1 + (wt * y), y2 + (wtt * y));
            count++;
        }

        // The value of the fitted parabola at t = 0, by Cramer's rule.
        var m0 = (s2 * s4) - (s3 * s3);
        var m1 = (s1 * s4) - (s2 * s3);
        var m2 = (s1 * s3) - (s2 * s2);
        var determinant = (s0 * m0) - (s1 * m1) + (s2 * m2);
        if (count < FewestFrames || !(determinant > 1e-9 * s0 * s0 * s0))
            return;
        var place = (frame * Body.ValuesPerFrame) + (keypoint * 3);
        result[place] = (float)(((x0 * m0) - (x1 * m1) + (x2 * m2)) / determinant);
        result[place + 1] = (float)(((y0 * m0) - (y1 * m1) + (y2 * m2)) / determinant);
    }

    private static (int First, int End) Window(double[] times, int frame, double halfWindow)
    {
        var first = frame;
        while (first > 0 && times[frame] - times[first - 1] < halfWindow)
            first--;
        var end = frame + 1;
        while (end < times.Length && times[end] - times[frame] < halfWindow)
            end++;
        return (first, end);
    }

    private static double Tricube(double t)
    {
        var cube = 1 - Math.Abs(t * t * t);
        return cube * cube * cube;
    }
}
