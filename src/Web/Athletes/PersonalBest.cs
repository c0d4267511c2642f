using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>A best of an athlete: what it is, how much, and the video that shows it.</summary>
internal sealed record PersonalBest(string Title, string Value, DateOnly Day, Guid VideoId)
{
    // One rep is luck; a set of three is the least that a coach would count.
    private const int FewestReps = 3;

    /// <summary>The bests among all sets; each is left out where no set qualifies.</summary>
    public static IReadOnlyList<PersonalBest> Of(IReadOnlyList<TrainingSession> sessions)
    {
        var sets = sessions.SelectMany(session => session.Sets).Where(set => set.RepCount >= FewestReps).ToList();
        var bests = new List<PersonalBest>();
        if (sets.Where(set => set.LoadKilograms is not null && set.GoodRepCount == set.RepCount).MaxBy(set => set.LoadKilograms) is { } heaviest)
        {
            bests.Add(From(Speech.T("Heaviest set with good reps only"), Measures.Load(heaviest.LoadKilograms!.Value), heaviest));
        }

        if (sets.Select(set => (Set: set, Depth: Depth(set))).Where(pair => pair.Depth is not null).OrderByDescending(pair => pair.Depth).FirstOrDefault() is { Set: { } deepest, Depth: { } depth })
        {
            // Another side measures differently, so the view belongs to the figure.
            bests.Add(From(Speech.T("Deepest set"), $"{Text.Number(depth, 0)}° ({ViewNames.Of(deepest.View)})", deepest));
        }

        if (sets.OrderByDescending(set => set.GoodRepCount).ThenBy(set => set.UploadedAt).FirstOrDefault() is { GoodRepCount: > 0 } most)
        {
            bests.Add(From(Speech.T("Most good reps in a set"), Text.Count(most.GoodRepCount, "rep"), most));
        }

        return bests;
    }

    private static PersonalBest From(string title, string value, TrainingSet set) => new(title, value, DateOnly.FromDateTime(set.UploadedAt.UtcDateTime), set.VideoId);

    private static double? Depth(TrainingSet set)
    {
        var known = set.Reps.Where(rep => rep.Verdict != Verdict.NotAssessable).Select(rep => rep.KneeFlexionDegrees).OfType<double>().ToList();
        return known.Count >= FewestReps ? known.Average() : null;
    }
}
