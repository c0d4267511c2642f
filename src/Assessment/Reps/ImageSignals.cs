using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>
/// The rep signals that need no depth, measured in the image and put onto the frames of the lifted sequence: hip height over the
/// ankles, lean of the trunk, distance of the feet. All are symmetric in left and right, so that swapped legs do not disturb them.
/// </summary>
internal static class ImageSignals
{
    private const double StandingQuantile = 0.9;

    private const double ShortestTrunkQuantile = 0.25;

    public static RepSignals From(KeypointTrack track, JointSequence joints, RepSegmenterOptions options)
    {
        var signals = new RepSignals(joints.FrameRateHz, joints.FrameCount);
        var heights = RepSignals.Unknown(track.FrameCount);
        var trunks = RepSignals.Unknown(track.FrameCount);
        var leans = RepSignals.Unknown(track.FrameCount);
        var apart = RepSignals.Unknown(track.FrameCount);
        var shoulders = RepSignals.Unknown(track.FrameCount);
        var hips = RepSignals.Unknown(track.FrameCount);
        var hands = RepSignals.Unknown(track.FrameCount);
        var feet = RepSignals.Unknown(track.FrameCount);
        var sure = RepSignals.Unknown(track.FrameCount);
        var anklesSeen = AnklesAreSeen(track, options);
        for (var frame = 0; frame < track.FrameCount; frame++)
        {
            var body = new ImageBody(track.Frame(frame));
            heights[frame] = anklesSeen ? body.HipHeightPx : -body.HipYPx;
            trunks[frame] = body.TrunkLengthPx;
            leans[frame] = body.LeanDegrees;
            shoulders[frame] = body.ShoulderXPx;
            hips[frame] = body.HipXPx;
            apart[frame] = anklesSeen ? body.FeetApartPx : double.NaN;
            hands[frame] = anklesSeen ? body.HandHeightPx : double.NaN;
            feet[frame] = anklesSeen ? -body.AnkleYPx : double.NaN;
            sure[frame] = track.Boxes[frame] is null ? double.NaN : (body.HipConfidence + body.KneeConfidence) / 2;
        }

        var standingPx = SignalSmoother.Quantile(heights, StandingQuantile);
        var legPx = anklesSeen ? standingPx : options.LegOverTrunk * SignalSmoother.Quantile(trunks, 1 - ShortestTrunkQuantile);
        if (!(legPx > 0))
        {
            return signals;
        }

        Resample(track, joints, heights, value => (standingPx - value) / legPx, options, signals.Drop);
        if (anklesSeen)
        {
            Resample(track, joints, heights, value => value / legPx, options, signals.HipHeight);
        }

        Resample(track, joints, shoulders, value => value / legPx, options, signals.ShouldersAcross);
        Resample(track, joints, hips, value => value / legPx, options, signals.HipsAcross);
        Resample(track, joints, leans, value => value, options, signals.LeanDegrees);
        Resample(track, joints, apart, value => value / legPx, options, signals.FeetApart);
        Resample(track, joints, hands, value => value / legPx, options, signals.HandHeight);
        Resample(track, joints, sure, value => value, options, signals.LegConfidence);
        Resample(track, joints, feet, value => value / legPx, options, signals.FeetLevel);
        return signals;
    }

    private static bool AnklesAreSeen(KeypointTrack track, RepSegmenterOptions options)
    {
        var confidences = RepSignals.Unknown(track.FrameCount);
        for (var frame = 0; frame < track.FrameCount; frame++)
        {
            if (track.Boxes[frame] is not null)
            {
                confidences[frame] = new ImageBody(track.Frame(frame)).AnkleConfidence;
            }
        }

        return SignalSmoother.Quantile(confidences, 0.5) >= options.MinAnkleConfidence;
    }

    /// <summary>Linear between the two frames of the track around a time; unknown where the nearer ones are too far apart.</summary>
    private static void Resample(
        KeypointTrack track, JointSequence joints, double[] values, Func<double, double> scale, RepSegmenterOptions options, double[] target)
    {
        var times = track.TimesSeconds;
        var next = 0;
        var before = -1;
        for (var frame = 0; frame < joints.FrameCount; frame++)
        {
            var time = joints.TimeSeconds(frame);
            while (next < times.Length && (times[next] < time || !double.IsFinite(values[next])))
            {
                before = double.IsFinite(values[next]) ? next : before;
                next++;
            }

            var hasNext = next < times.Length;
            if (hasNext && before >= 0 && times[next] - times[before] <= options.MaxGapSeconds)
            {
                var part = (time - times[before]) / (times[next] - times[before]);
                target[frame] = scale(values[before] + (part * (values[next] - values[before])));
            }
            else if (hasNext && Math.Abs(times[next] - time) < 1 / joints.FrameRateHz)
            {
                target[frame] = scale(values[next]);
            }
            else if (before >= 0 && Math.Abs(time - times[before]) < 1 / joints.FrameRateHz)
            {
                target[frame] = scale(values[before]);
            }
        }
    }
}
