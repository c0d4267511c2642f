using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>A best of an athlete: what it is, how much, and the video that shows it.</summary>
internal sealed record PersonalBest(string Title, string Value, DateOnly Day, Guid VideoId)
{
    // One rep is luck; a set of three is the least that a coach would count.
    private const int FewestReps = 3;

    /// <summary>The bests among all sets; each is left out where no set qualifies.</summary>
    public static IReadOnlyList<PersonalBest> Of(IReadOnlyList<TrainingSession> sessions)
    {
        var sets = sessions.SelectMany(session => session.Videos).Where(video => video.Report is { RepCount: >= FewestReps }).ToList();
        var bests = new List<PersonalBest>();
        if (sets.Where(video => video.LoadKilograms is not null && video.Report!.GoodRepCount == video.Report.RepCount).MaxBy(video => video.LoadKilograms) is { } heaviest)
        {
            bests.Add(From(Speech.T("Heaviest set with good reps only"), Measures.Load(heaviest.LoadKilograms!.Value), heaviest));
        }

        if (sets.Select(video => (Video: video, Depth: Depth(video))).Where(pair => pair.Depth is not null).OrderByDescending(pair => pair.Depth).FirstOrDefault() is { Video: { } deepest, Depth: { } depth })
        {
            // Another side measures differently, so the view belongs to the figure.
            bests.Add(From(Speech.T("Deepest set"), $"{Text.Number(depth, 0)}° ({ViewNames.Of(deepest.Report!.View)})", deepest));
        }

        if (sets.OrderByDescending(video => video.Report!.GoodRepCount).ThenBy(video => video.UploadedAt).FirstOrDefault() is { Report.GoodRepCount: > 0 } most)
        {
            bests.Add(From(Speech.T("Most good reps in a set"), Text.Count(most.Report!.GoodRepCount, "rep"), most));
        }

        return bests;
    }

    private static PersonalBest From(string title, string value, Video video) => new(title, value, DateOnly.FromDateTime(video.UploadedAt.UtcDateTime), video.Id);

    private static double? Depth(Video video)
    {
        var known = video.Report!.Reps.Where(rep => rep.Verdict != Verdict.NotAssessable).Select(rep => rep.KneeFlexionDegrees).OfType<double>().ToList();
        return known.Count >= FewestReps ? known.Average() : null;
    }
}
