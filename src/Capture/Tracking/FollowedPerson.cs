namespace SquatCoach.Capture;

/// <summary>One person of the video: who was lost and found again is several tracklets, in the order of time.</summary>
internal sealed record FollowedPerson(IReadOnlyList<Tracklet> Parts)
{
    private const float SquattingScore = 0.3f;

    public int FirstFrame => Parts[0].FirstFrame;

    /// <summary>The side that only a tenth of the frames of the longest part exceed: the person standing.</summary>
    public float TypicalSidePx => AthleteChooser.TypicalSide(Longest);

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
            Parts.Any(part => SquatMotion.Score(part) >= SquattingScore));
    }
}
