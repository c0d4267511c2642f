namespace SquatCoach.Capture;

/// <summary>How much a person's movement looks like squatting: hips that go down and up over feet that stay.</summary>
internal static class SquatMotion
{
    // A squat to parallel takes about half of the hip's height away; breathing and swaying stay below a tenth.
    private const float RangeOfNothing = 0.12f;
    private const float RangeOfSquat = 0.4f;

    // Feet that wander by this share of the leg belong to somebody who walks.
    private const float WanderOfWalking = 0.5f;

    /// <summary>0 (no sign of a squat) … 1.</summary>
    public static float Score(Tracklet person)
    {
        if (person.Count < 8)
            return 0;

        // Up to 256 frames, evenly spread, tell as much as all.
        var step = Math.Max(1, person.Count / 256);
        var heights = new List<float>();
        var feetX = new List<float>();
        for (var index = 0; index < person.Count; index += step)
        {
            var points = person.Points(index);
            heights.Add(Body.HipHeight(points));
            feetX.Add((Body.X(points, (int)Movement.Keypoint.LeftAnkle) + Body.X(points, (int)Movement.Keypoint.RightAnkle)) / 2);
        }

        heights.Sort();
        feetX.Sort();
        var standing = Quantile(heights, 0.95f);
        if (standing <= 0)
            return 0;

        var range = (standing - Quantile(heights, 0.05f)) / standing;
        var wander = (Quantile(feetX, 0.9f) - Quantile(feetX, 0.1f)) / standing;
        var down = Math.Clamp((range - RangeOfNothing) / (RangeOfSquat - RangeOfNothing), 0, 1);
        return down * Math.Clamp(1 - (wander / WanderOfWalking), 0, 1);
    }

    private static float Quantile(List<float> sorted, float share) => sorted[(int)(share * (sorted.Count - 1))];
}
