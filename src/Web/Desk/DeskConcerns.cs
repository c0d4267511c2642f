using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>Compares an athlete's last set with the sets before it. Pure: reports in, sentences out.</summary>
internal static class DeskConcerns
{
    // A fault in one rep of many is noise (Myer et al. 2014 count a fault from two reps on); sets before are compared, not single reps.
    private const int RepsForAFault = 2;
    private const int SetsBefore = 3;

    // Over the spread of repeated sets of one person in one view; single-camera knee angles wander by less than this from set to set.
    private const double LessDeepDegrees = 10;

    // Where it can be seen, the difference is off by 1 to 2 (bench/results, metrics by view); a set differs from the next by as much again.
    private const double LessEvenPercent = 5;

    /// <summary>The last set with reps, and those before it that it is compared with: of the same exercise.</summary>
    /// <param name="sets">Of one athlete, newest first.</param>
    public static IReadOnlyList<Guid> Compared(IEnumerable<DeskSet> sets)
    {
        var withReps = sets.Where(set => set.RepCount > 0).ToList();
        return withReps.Count == 0 ? [] : [.. withReps.Where(set => set.Exercise == withReps[0].Exercise).Take(SetsBefore + 1).Select(set => set.Id)];
    }

    /// <param name="videos">Of one exercise, with reports, reps and findings; in any order.</param>
    public static IReadOnlyList<DeskConcern> Of(IEnumerable<Video> videos)
    {
        var sets = videos.Where(video => video.Report is { RepCount: > 0 }).OrderByDescending(video => video.UploadedAt).ToList();
        if (sets.Count < 2)
        {
            return [];
        }

        var (last, before) = (sets[0], sets.Skip(1).Take(SetsBefore).ToList());
        return [.. NewFaults(last, before), .. Depth(last, before), .. Symmetry(last, before)];
    }

    private static IEnumerable<DeskConcern> NewFaults(Video last, List<Video> before)
    {
        foreach (var fault in Enum.GetValues<Fault>())
        {
            var reps = last.Report!.Reps.Where(rep => rep.Findings.Any(finding => finding.Fault == fault)).ToList();
            if (reps.Count >= RepsForAFault && before.All(video => video.Report!.Reps.All(rep => rep.Findings.All(finding => finding.Fault != fault))))
            {
                var first = reps.MinBy(rep => rep.Index)!;
                yield return new DeskConcern(
                    Speech.T("New: {0} in {1} of {2} reps, in none of the {3} before.", FaultNames.Of(fault).ToLowerInvariant(), reps.Count, last.Report.RepCount, Text.Count(before.Count, "set")),
                    last.Id, first.Findings.First(finding => finding.Fault == fault).FromSeconds);
            }
        }
    }

    private static IEnumerable<DeskConcern> Depth(Video last, List<Video> before)
    {
        // From another side the same squat measures differently: only sets of the same view are compared.
        var same = before.Where(video => video.Report!.View == last.Report!.View).ToList();
        if (Mean(last) is { } now && same.Select(Mean).OfType<double>().ToList() is { Count: > 0 } earlier && earlier.Average() - now >= LessDeepDegrees)
        {
            yield return new DeskConcern(Speech.T("Less deep: the knees bend {0}° less than in the {1} before.", Text.Number(earlier.Average() - now, 0), Text.Count(earlier.Count, "set")), last.Id, last.Report!.Reps.MinBy(rep => rep.KneeFlexionDegrees ?? double.MaxValue)!.BottomSeconds);
        }
    }

    private static IEnumerable<DeskConcern> Symmetry(Video last, List<Video> before)
    {
        var same = before.Where(video => video.Report!.View == last.Report!.View).ToList();
        if (Unevenness(last) is { } now && same.Select(Unevenness).OfType<double>().ToList() is { Count: > 0 } earlier && now - earlier.Average() >= LessEvenPercent)
        {
            yield return new DeskConcern(Speech.T("Less even: left and right knee differ by {0} % more than in the {1} before.", Text.Number(now - earlier.Average(), 0), Text.Count(earlier.Count, "set")), last.Id, last.Report!.Reps.MaxBy(rep => Math.Abs(rep.AsymmetryPercent ?? 0))!.BottomSeconds);
        }
    }

    private static double? Unevenness(Video video) => video.Report!.Reps.Select(rep => rep.AsymmetryPercent).OfType<double>().ToList() is { Count: > 0 } known ? known.Average(Math.Abs) : null;

    private static double? Mean(Video video) => video.Report!.Reps.Select(rep => rep.KneeFlexionDegrees).OfType<double>().ToList() is { Count: > 0 } known ? known.Average() : null;
}
