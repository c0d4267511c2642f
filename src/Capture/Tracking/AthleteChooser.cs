namespace SquatCoach.Capture;

/// <summary>
/// Chooses the athlete among everybody who was followed: who squats, else who is large, central and there for long. An athlete who was lost
/// and found again is several tracklets: the best chain of them is taken (weighted interval scheduling); where two overlap in time, the later
/// one counts, and the earlier one loses that part of its value.
/// </summary>
internal static class AthleteChooser
{
    private const float SquatBonus = 3;

    // A link to somebody of another size or at another place is possible (a cut in the film), but must be worth it.
    private const float StrangerShare = 0.5f;
    private const float MaxSizeRatio = 1.7f;

    /// <summary>The chosen tracklets in the order of time; empty where nobody was followed.</summary>
    public static IReadOnlyList<Tracklet> Choose(IReadOnlyList<Tracklet> people, DecodedSize frame)
    {
        var ordered = people.Where(person => person.Count > 0).OrderBy(person => person.LastFrame).ToArray();
        if (ordered.Length == 0)
            return [];

        var values = ordered.Select(person => Value(person, frame)).ToArray();
        var best = new float[ordered.Length];
        var before = new int[ordered.Length];
        for (var index = 0; index < ordered.Length; index++)
        {
            best[index] = values[index];
            before[index] = -1;
            for (var earlier = 0; earlier < index; earlier++)
            {
                var lost = values[earlier] * OverlapShare(ordered[earlier], ordered[index]);
                var linked = best[earlier] - lost + (values[index] * LinkShare(ordered[earlier], ordered[index]));
                if (ordered[earlier].FirstFrame < ordered[index].FirstFrame && linked > best[index])
                    (best[index], before[index]) = (linked, earlier);
            }
        }

        var chain = new List<Tracklet>();
        for (var index = Array.IndexOf(best, best.Max()); index >= 0; index = before[index])
            chain.Insert(0, ordered[index]);
        return WithoutStrangers(chain, frame);
    }

    /// <summary>Seconds seen × size × place × confidence, more for somebody who squats.</summary>
    internal static float Value(Tracklet person, DecodedSize frame)
    {
        var sum = 0f;
        for (var index = 0; index < person.Count; index++)
        {
            var box = person.Box(index);
            var size = box.LongSidePx / Math.Max(frame.WidthPx, frame.HeightPx);
            var aside = Math.Min(1, Math.Abs((2 * box.CentreXPx / frame.WidthPx) - 1));
            sum += size * (1 - (0.5f * aside)) * Body.MeanConfidence(person.Points(index));
        }

        return sum * (1 + (SquatBonus * SquatMotion.Score(person)));
    }

    /// <summary>Share of the earlier tracklet that lies after the beginning of the later one.</summary>
    private static float OverlapShare(Tracklet earlier, Tracklet later) => 1 - ((float)CountBefore(earlier, later.FirstFrame) / earlier.Count);

    private static int CountBefore(Tracklet person, int frame)
    {
        var count = 0;
        while (count < person.Count && person.Frame(count) < frame)
            count++;
        return count;
    }

    private static float LinkShare(Tracklet earlier, Tracklet later)
    {
        var last = earlier.Box(Math.Max(0, CountBefore(earlier, later.FirstFrame) - 1));
        var side = Math.Max(last.LongSidePx, later.FirstBox.LongSidePx);
        var distance = Math.Max(
            Math.Abs(last.CentreXPx - later.FirstBox.CentreXPx),
            Math.Abs(last.CentreYPx - later.FirstBox.CentreYPx));
        return distance < 0.5f * side && SizeRatio(earlier, later) < MaxSizeRatio ? 1 : StrangerShare;
    }

    /// <summary>Drops links of the chain that are far smaller or larger than its best one: somebody in the background while the athlete is away.</summary>
    private static List<Tracklet> WithoutStrangers(List<Tracklet> chain, DecodedSize frame)
    {
        var main = chain.MaxBy(person => Value(person, frame))!;
        chain.RemoveAll(person => SizeRatio(person, main) > MaxSizeRatio);
        return chain;
    }

    private static float SizeRatio(Tracklet first, Tracklet second)
    {
        var (one, other) = (TypicalSide(first), TypicalSide(second));
        return Math.Max(one, other) / Math.Max(1, Math.Min(one, other));
    }

    /// <summary>The side that only a tenth of the frames exceed: the person standing.</summary>
    internal static float TypicalSide(Tracklet person)
    {
        var sides = new float[person.Count];
        for (var index = 0; index < sides.Length; index++)
            sides[index] = person.Box(index).LongSidePx;
        Array.Sort(sides);
        return sides[(int)(0.9 * (sides.Length - 1))];
    }
}
