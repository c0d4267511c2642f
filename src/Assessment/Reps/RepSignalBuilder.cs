using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>Joins what the 3D sequence and the 2D track say into one set of smooth curves.</summary>
internal static class RepSignalBuilder
{
    private const double StraightQuantile = 0.1;

    public static RepSignals Build(JointSequence joints, KeypointTrack? track, RepSegmenterOptions options)
    {
        options = track is { FrameCount: > 1 } ? ForVideo(options, track) : options;
        var body = BodySignals.From(joints);
        var image = track is { FrameCount: > 0 } ? ImageSignals.From(track, joints, options) : null;
        double[] Smooth(double[] values) => Filtered(values, joints.FrameRateHz, options);

        var (left, right) = (Smooth(body.LeftKneeDegrees), Smooth(body.RightKneeDegrees));
        var bodyDrop = Smooth(body.Drop);
        var imageDrop = image is null ? null : Smooth(image.Drop);
        return new RepSignals(joints.FrameRateHz, joints.FrameCount)
        {
            Drop = Mixed(bodyDrop, imageDrop, options.ImageWeight),
            BodyDrop = bodyDrop,
            ImageDrop = imageDrop ?? RepSignals.Unknown(joints.FrameCount),
            ShouldersAcross = image is null ? RepSignals.Unknown(joints.FrameCount) : Smooth(image.ShouldersAcross),
            HipsAcross = image is null ? RepSignals.Unknown(joints.FrameCount) : Smooth(image.HipsAcross),
            HipHeight = Mixed(Smooth(body.HipHeight), image is null ? null : Smooth(image.HipHeight), options.ImageWeight),
            LeftKneeDegrees = left,
            RightKneeDegrees = right,
            StraightLeftKneeDegrees = SignalSmoother.Quantile(left, StraightQuantile),
            StraightRightKneeDegrees = SignalSmoother.Quantile(right, StraightQuantile),
            LeanDegrees = Larger(Smooth(body.LeanDegrees), image is null ? null : Smooth(image.LeanDegrees)),
            FeetApart = image is null ? Smooth(body.FeetApart) : Smooth(image.FeetApart),
            FeetApartSagittal = Smooth(body.FeetApartSagittal),
            HipShift = Smooth(body.HipShift),
            FeetApartVertical = Smooth(body.FeetApartVertical),
            HandHeight = image is null ? Smooth(body.HandHeight) : Smooth(image.HandHeight),
            LegConfidence = image is null ? RepSignals.Unknown(joints.FrameCount) : Smooth(image.LegConfidence),
            FeetLevel = image is null ? RepSignals.Unknown(joints.FrameCount) : Smooth(image.FeetLevel),
        };
    }

    private static RepSegmenterOptions ForVideo(RepSegmenterOptions options, KeypointTrack track)
    {
        var frameSeconds = (track.TimesSeconds[^1] - track.TimesSeconds[0]) / (track.FrameCount - 1);
        return options with { MaxGapSeconds = Math.Max(options.MaxUnseenSeconds, options.MaxUnseenFrames * frameSeconds) };
    }

    private static double[] Filtered(double[] values, double frameRateHz, RepSegmenterOptions options)
    {
        var bridged = SignalSmoother.BridgeGaps(values, (int)(options.MaxGapSeconds * frameRateHz));
        var median = SignalSmoother.Median(bridged, (int)Math.Round(options.MedianSeconds * frameRateHz / 2));
        return SignalSmoother.Gaussian(median, options.SmoothingSigmaSeconds * frameRateHz);
    }

    /// <summary>
    /// The weighted mean of the changes: the two may stand at different levels (a tilted camera), so the image's curve is first
    /// shifted to the body's median where both are known. Where the athlete was not seen in the image nothing is known,
    /// whatever the lifter filled in.
    /// </summary>
    private static double[] Mixed(double[] body, double[]? image, double imageWeight)
    {
        if (image is null || !image.Any(double.IsFinite))
        {
            return body;
        }

        var differences = RepSignals.Unknown(body.Length);
        for (var frame = 0; frame < body.Length; frame++)
        {
            differences[frame] = body[frame] - image[frame];
        }

        var shift = SignalSmoother.Quantile(differences, 0.5);
        shift = double.IsFinite(shift) ? shift : 0;
        var mixed = new double[body.Length];
        for (var frame = 0; frame < body.Length; frame++)
        {
            var fromImage = image[frame] + shift;
            mixed[frame] = double.IsFinite(body[frame]) ? (imageWeight * fromImage) + ((1 - imageWeight) * body[frame]) : fromImage;
        }

        return mixed;
    }

    private static double[] Larger(double[] body, double[]? image)
    {
        if (image is null)
        {
            return body;
        }

        var larger = new double[body.Length];
        for (var frame = 0; frame < body.Length; frame++)
        {
            larger[frame] = double.IsFinite(image[frame]) && !(image[frame] < body[frame]) ? image[frame] : body[frame];
        }

        return larger;
    }
}
