using System.Globalization;
using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>Says what in the footage limits the report, and what the athlete can do about it next time.</summary>
internal static class FootageWarnings
{
    // Below it a squat of a second has fewer than ten frames, and the bottom may fall between two.
    private const double LowFrameRateHz = 12;

    // Nobody squats and stands up again within it.
    private const double ShortSeconds = 1;

    // Lit rooms lie at 90…140, a clip in a dark room at 47.
    private const double LowLuma = 55;

    private const double LowConfidence = 0.45;
    private const double SmallAthletePx = 140;
    private const double FeetHiddenShare = 0.3;
    private const double FeetConfidence = 0.3;
    private const double LostShare = 0.1;
    private const double LostSeconds = 1.0;

    public static IReadOnlyList<ReportWarning> Of(KeypointTrack track, FootageFacts facts)
    {
        var warnings = new List<ReportWarning>();
        void Warn(bool applies, string code, string message)
        {
            if (applies)
                warnings.Add(new ReportWarning(code, message));
        }

        Warn(facts.End.IsTruncated, "truncated_video", Text(
            $"The video breaks off after {facts.End.EndSeconds:0.0} of {facts.Format.DurationSeconds:0.0} s; only what is there was analysed. Upload it again."));
        Warn(facts.End.EndSeconds < ShortSeconds && !facts.End.IsTruncated, "too_few_frames", Text(
            $"The video lasts less than a second ({track.FrameCount} {(track.FrameCount == 1 ? "frame" : "frames")}), too short for a squat. Record the whole set."));
        Warn(facts.Format.FrameRateHz is > 0 and < LowFrameRateHz, "low_frame_rate", Text(
            $"The video has only {facts.Format.FrameRateHz:0.#} frames a second, so tempo and depth are uncertain. Record with 30 or more."));
        Warn(facts.MeanLuma < LowLuma, "low_light", "The picture is dark, so limbs are hard to see. Record with more light, and not against a window.");
        if (track.FramesSeen == 0)
            return warnings;

        Warn(Math.Max(facts.PeopleSeen, facts.People.Count) > 1, "several_people", SeveralPeople(facts));
        Warn(HiddenFeetShare(track) > FeetHiddenShare, "feet_not_visible",
            "The feet are not fully in the picture, so heels, toes and knee travel cannot be judged well. Move the camera back or tilt it down.");
        Warn(IsLost(track), "athlete_lost", "The athlete is out of sight in parts of the video; what happens there is not in the report.");
        Warn(track.MeanConfidence() < LowConfidence, "low_confidence",
            "The athlete is hard to make out, so the measures are uncertain. Clothes that stand out from the background and a free view help.");
        Warn(TypicalSidePx(track) < SmallAthletePx, "low_resolution", Text(
            $"The athlete is only about {TypicalSidePx(track):0} pixels tall. Move the camera closer or record in a higher resolution."));
        return warnings;
    }

    private static string SeveralPeople(FootageFacts facts)
    {
        var people = Math.Max(facts.PeopleSeen, facts.People.Count);
        return facts.People.Count > 1
            ? Text($"{people} people are in the picture; the report is about number {facts.Athlete} of these: {string.Join("; ", facts.People)}. If that is the wrong one, choose another, or record alone.")
            : Text($"{people} people are in the picture; the report is about the one followed throughout. Check the skeleton in the video, and record alone if it is the wrong one.");
    }

    /// <summary>Share of the seen frames in which no foot is wholly in the picture and believed.</summary>
    private static double HiddenFeetShare(KeypointTrack track)
    {
        var hidden = 0;
        for (var frame = 0; frame < track.FrameCount; frame++)
        {
            if (track.Boxes[frame] is null)
                continue;
            var points = track.Frame(frame);
            if (!IsFootVisible(points, track, Keypoint.LeftAnkle, Keypoint.LeftHeel, Keypoint.LeftFootIndex)
                && !IsFootVisible(points, track, Keypoint.RightAnkle, Keypoint.RightHeel, Keypoint.RightFootIndex))
            {
                hidden++;
            }
        }

        return (double)hidden / track.FramesSeen;
    }

    private static bool IsFootVisible(ReadOnlySpan<float> points, KeypointTrack track, params ReadOnlySpan<Keypoint> foot)
    {
        var confidence = 0f;
        foreach (var keypoint in foot)
        {
            var (x, y) = (Body.X(points, (int)keypoint), Body.Y(points, (int)keypoint));
            if (x < 0 || y < 0 || x > track.WidthPx || y > track.HeightPx)
                return false;
            confidence += Body.Confidence(points, (int)keypoint);
        }

        return confidence / foot.Length >= FeetConfidence;
    }

    /// <summary>A long gap, or many short ones, between the first and the last frame that show the athlete.</summary>
    private static bool IsLost(KeypointTrack track)
    {
        var first = -1;
        var last = -1;
        var longest = 0.0;
        for (var frame = 0; frame < track.FrameCount; frame++)
        {
            if (track.Boxes[frame] is null)
                continue;
            if (first < 0)
                first = frame;
            else if (frame > last + 1)
                longest = Math.Max(longest, track.TimesSeconds[frame] - track.TimesSeconds[last]);
            last = frame;
        }

        return longest > LostSeconds || 1 - ((double)track.FramesSeen / (last - first + 1)) > LostShare;
    }

    private static double TypicalSidePx(KeypointTrack track)
    {
        var sides = new List<float>();
        foreach (var box in track.Boxes)
        {
            if (box is { } seen)
                sides.Add(Math.Max(seen.WidthPx, seen.HeightPx));
        }

        sides.Sort();
        return sides[(int)(0.9 * (sides.Count - 1))];
    }

    private static string Text(FormattableString message) => message.ToString(CultureInfo.InvariantCulture);
}
