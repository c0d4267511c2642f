using SquatCoach.Movement;

namespace SquatCoach.Pose3D;

/// <summary>Brings a track of any, also variable, frame rate to a constant one; gaps are bridged by straight lines and marked.</summary>
internal static class UniformResampler
{
    /// <param name="track">T frames; unseen points are NaN or have hardly any confidence.</param>
    /// <param name="frameRateHz">The wanted rate.</param>
    /// <returns>Frames from the first time stamp to the last, ends included; none for an empty track.</returns>
    public static UniformTrack Resample(KeypointTrack track, double frameRateHz)
    {
        ArgumentNullException.ThrowIfNull(track);
        var times = track.TimesSeconds;
        if (times.Length == 0)
            return new UniformTrack(frameRateHz, 0, [], []);

        // A hair more, so that 3.0000000001 frames are not 4.
        var frames = (int)Math.Floor(((times[^1] - times[0]) * frameRateHz) + 1e-6) + 1;
        var points = new float[frames * KeypointTrack.ValuesPerFrame];
        var isNear = new bool[frames];
        var gapSeconds = Math.Max(LifterDefaults.GapSeconds, LifterDefaults.GapInFrames * MedianStepSeconds(times));
        for (var keypoint = 0; keypoint < SkeletonTopology.KeypointCount; keypoint++)
            ResampleKeypoint(track, keypoint, frameRateHz, gapSeconds, points, isNear);
        return new UniformTrack(frameRateHz, times[0], points, isNear);
    }

    private static void ResampleKeypoint(KeypointTrack track, int keypoint, double frameRateHz, double gapSeconds, float[] points, bool[] isNear)
    {
        var times = track.TimesSeconds;
        var after = NextSighting(track, keypoint, 0);
        var before = -1;
        for (var frame = 0; frame < isNear.Length; frame++)
        {
            var time = times[0] + (frame / frameRateHz);
            while (after < track.FrameCount && times[after] <= time)
            {
                before = after;
                after = NextSighting(track, keypoint, after + 1);
            }

            var target = points.AsSpan((frame * KeypointTrack.ValuesPerFrame) + (keypoint * 3), 3);
            if (before < 0 && after >= track.FrameCount)
            {
                target[0] = target[1] = float.NaN;
                continue;
            }

            var left = before < 0 ? after : before;
            var right = after >= track.FrameCount ? before : after;
            Between(track, keypoint, left, right, time, gapSeconds, target);
            var nearest = Math.Min(Math.Abs(time - times[left]), Math.Abs(times[right] - time));
            isNear[frame] |= nearest <= LifterDefaults.UnseenSeconds;
        }
    }

    private static void Between(KeypointTrack track, int keypoint, int left, int right, double time, double gapSeconds, Span<float> target)
    {
        var times = track.TimesSeconds;
        var a = track.Frame(left).Slice(keypoint * 3, 3);
        var b = track.Frame(right).Slice(keypoint * 3, 3);
        var distance = times[right] - times[left];
        var share = distance > 0 ? (float)((time - times[left]) / distance) : 0f;
        target[0] = a[0] + ((b[0] - a[0]) * share);
        target[1] = a[1] + ((b[1] - a[1]) * share);
        var isOutside = distance <= 0 && Math.Abs(time - times[left]) > gapSeconds / 2;
        target[2] = isOutside || distance > gapSeconds ? 0 : a[2] + ((b[2] - a[2]) * share);
    }

    private static int NextSighting(KeypointTrack track, int keypoint, int from)
    {
        for (var frame = from; frame < track.FrameCount; frame++)
        {
            var point = track.Frame(frame).Slice(keypoint * 3, 3);
            if (float.IsFinite(point[0]) && float.IsFinite(point[1]) && point[2] >= LifterDefaults.LeastConfidence)
                return frame;
        }

        return track.FrameCount;
    }

    private static double MedianStepSeconds(ReadOnlySpan<double> times)
    {
        if (times.Length < 2)
            return 0;
        var steps = new double[times.Length - 1];
        for (var index = 0; index < steps.Length; index++)
            steps[index] = times[index + 1] - times[index];
        Array.Sort(steps);
        return steps[steps.Length / 2];
    }
}
