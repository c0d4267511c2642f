using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>The analysed videos of one athlete on one day (UTC), oldest first, and what they say together.</summary>
public sealed class TrainingSession(DateOnly day, IReadOnlyList<Video> videos)
{
    private readonly List<StoredRep> _reps = [.. videos.Where(video => video.Report is not null).SelectMany(video => video.Report!.Reps)];

    public DateOnly Day { get; } = day;

    public IReadOnlyList<Video> Videos { get; } = videos;

    public int RepCount => _reps.Count;

    public int AssessedCount => _reps.Count(rep => rep.Verdict != Verdict.NotAssessable);

    public int GoodCount => _reps.Count(rep => rep.Verdict == Verdict.Good);

    /// <summary>Null where no rep could be assessed.</summary>
    public double? FaultsPerRep => AssessedCount == 0 ? null : (double)_reps.Where(rep => rep.Verdict != Verdict.NotAssessable).Sum(rep => rep.Findings.Count) / AssessedCount;

    /// <summary>Mean over the reps in which it could be judged.</summary>
    public double? KneeFlexionDegrees => Mean(rep => rep.KneeFlexionDegrees);

    /// <summary>Mean seconds from standing to standing.</summary>
    public double? RepSeconds => Mean(rep => rep.EndSeconds - rep.StartSeconds);

    /// <summary>In how many assessed reps a fault was found.</summary>
    public int RepsWith(Fault fault) => _reps.Count(rep => rep.Findings.Any(finding => finding.Fault == fault));

    private double? Mean(Func<StoredRep, double?> value)
    {
        var known = _reps.Select(value).Where(number => number is not null).Select(number => number!.Value).ToList();
        return known.Count == 0 ? null : known.Average();
    }
}
