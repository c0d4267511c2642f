using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>
/// Where faces are in a frame. The athlete's is known from five keypoints; in frames without them it is where it was seen last (or first), in a
/// disc that grows, because hiding too much is right and showing a face is wrong; it grows as well where the keypoints are unsure, such as behind a
/// plate. Of everybody else who was followed it is the top of their box; whoever was not found stands around the athlete, where nothing is shown.
/// </summary>
internal sealed class FaceAreas(KeypointTrack track, PeopleInVideo? people)
{
    // A head is an eighth of the stature; the disc takes hair, chin and the error of the keypoints with it.
    private const float RadiusOverStature = 0.1f;
    private const float RadiusOverSpread = 1.6f;
    private const float GrowthPerSecond = 1.5f;
    private const float MostGrowth = 3;

    // A face seen well has 0.9 and more. Below 0.4 the keypoints may sit on the hub of the plate that hides the head, two heads away from it.
    private const float SureConfidence = 0.7f;
    private const float GuessedConfidence = 0.4f;

    // Beside the athlete: hands and the ends of a bar, which are not in the box of the body.
    private const float MarginOverStature = 0.25f;

    // The head's part of the box of somebody else, and how long a box counts when it is sampled a few times a second.
    private const float HeadOverBox = 0.16f;
    private const double BoxSeconds = 0.6;

    private const int FaceKeypoints = (int)Keypoint.RightEar + 1;

    private readonly float _staturePx = Stature(track);

    /// <summary>
    /// Left, top, right and bottom of what the athlete takes up in the whole video; outside of it stands whoever was not found. One for all frames, so
    /// that it does not flicker; empty where the athlete was never seen, and then nothing is shown.
    /// </summary>
    public (float Left, float Top, float Right, float Bottom) Athlete { get; } = AreaOf(track);

    /// <summary>Discs that cover the faces at a moment, in pixels of the full frame.</summary>
    public IEnumerable<(float X, float Y, float Radius)> At(double seconds)
    {
        if (Nearest(seconds) is { } frame)
            yield return Disc(frame, Math.Abs(track.TimesSeconds[frame] - seconds));
        foreach (var person in people?.People.Where(person => person.Number != people.Athlete) ?? [])
        {
            foreach (var box in person.Boxes.Where(box => Math.Abs(box.Seconds - seconds) <= BoxSeconds))
                yield return (box.XPx + (box.WidthPx / 2), box.YPx + (HeadOverBox / 2 * box.HeightPx), Math.Max(HeadOverBox * box.HeightPx, 0.3f * box.WidthPx));
        }
    }

    private (float X, float Y, float Radius) Disc(int frame, double secondsAway)
    {
        var points = track.Frame(frame);
        var (x, y) = (0f, 0f);
        for (var keypoint = 0; keypoint < FaceKeypoints; keypoint++)
            (x, y) = (x + (points[keypoint * 3] / FaceKeypoints), y + (points[(keypoint * 3) + 1] / FaceKeypoints));
        var spread = 0f;
        for (var keypoint = 0; keypoint < FaceKeypoints; keypoint++)
            spread = Math.Max(spread, MathF.Sqrt(MathF.Pow(points[keypoint * 3] - x, 2) + MathF.Pow(points[(keypoint * 3) + 1] - y, 2)));
        var confidence = 0f;
        for (var keypoint = 0; keypoint < FaceKeypoints; keypoint++)
            confidence += points[(keypoint * 3) + 2] / FaceKeypoints;
        var doubt = Math.Clamp((SureConfidence - confidence) / (SureConfidence - GuessedConfidence), 0, 1);
        var growth = Math.Min(MostGrowth, (1 + (GrowthPerSecond * (float)secondsAway)) * (1 + (doubt * (MostGrowth - 1))));
        return (x, y, growth * Math.Max(RadiusOverStature * _staturePx, RadiusOverSpread * spread));
    }

    /// <summary>The frame nearest to a moment in which the athlete was seen; null where they never were.</summary>
    private int? Nearest(double seconds)
    {
        int? best = null;
        for (var frame = 0; frame < track.FrameCount; frame++)
        {
            if (track.Boxes[frame] is not null && (best is not { } known || Math.Abs(track.TimesSeconds[frame] - seconds) < Math.Abs(track.TimesSeconds[known] - seconds)))
                best = frame;
        }

        return best;
    }

    private static (float Left, float Top, float Right, float Bottom) AreaOf(KeypointTrack track)
    {
        var (left, top, right, bottom) = (float.MaxValue, float.MaxValue, float.MinValue, float.MinValue);
        foreach (var box in track.Boxes)
        {
            if (box is not { } seen)
                continue;
            (left, top) = (Math.Min(left, seen.XPx), Math.Min(top, seen.YPx));
            (right, bottom) = (Math.Max(right, seen.XPx + seen.WidthPx), Math.Max(bottom, seen.YPx + seen.HeightPx));
        }

        var margin = left <= right ? MarginOverStature * Stature(track) : 0;
        return (left - margin, top - margin, right + margin, bottom + margin);
    }

    private static float Stature(KeypointTrack track)
    {
        var largest = 0f;
        foreach (var box in track.Boxes)
            largest = Math.Max(largest, box is { } seen ? Math.Max(seen.WidthPx, seen.HeightPx) : 0);
        return largest;
    }
}
