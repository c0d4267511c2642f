using SquatCoach.Movement;

namespace SquatCoach.Capture;

/// <summary>One person of the video: who was lost and found again is several tracklets, in the order of time.</summary>
internal sealed record FollowedPerson(IReadOnlyList<Tracklet> Parts)
{
    private const float SquattingScore = 0.3f;

    // Often enough that a box drawn in the video stays on somebody who walks.
    private const double PathStepSeconds = 0.25;

    public int FirstFrame => Parts[0].FirstFrame;

    /// <summary>The side that only a tenth of the frames of the longest part exceed: the person standing.</summary>
    public float TypicalSidePx => AthleteChooser.TypicalSide(Longest);

    private bool Squats => Parts.Any(part => SquatMotion.Score(part) >= SquattingScore);

    private Tracklet Longest => Parts.MaxBy(part => part.Count)!;

    public PersonSeen Describe(int number, DecodedSize frame, float largestPx)
    {
        var places = new List<float>();
        foreach (var part in Parts)
        {
            for (var index = 0; index < part.Count; index++)
                places.Add(part.Box(index).CentreXPx / frame.WidthPx);
        }

        places.Sort();
        return new PersonSeen(
            number,
            Parts[0].FirstSeconds,
            Parts[^1].LastSeconds,
            Math.Clamp(places[places.Count / 2], 0, 1),
            TypicalSidePx / Math.Max(1, largestPx),
            Squats);
    }

    /// <summary>Where the person is, a few times a second, in pixels of the full frame.</summary>
    public PersonPath Path(int number, FrameScale scale, ReadOnlySpan<double> timesSeconds)
    {
        var boxes = new List<BoxAtTime>();
        foreach (var part in Parts)
        {
            for (var index = 0; index < part.Count; index++)
            {
                var seconds = timesSeconds[part.Frame(index)];
                if (boxes.Count > 0 && seconds - boxes[^1].Seconds < PathStepSeconds)
                    continue;
                var box = scale.ToFull(part.Box(index));
                boxes.Add(new BoxAtTime(Math.Round(seconds, 3), MathF.Round(box.XPx, 1), MathF.Round(box.YPx, 1), MathF.Round(box.WidthPx, 1), MathF.Round(box.HeightPx, 1)));
            }
        }

        return new PersonPath(number, Squats, boxes);
    }
}
