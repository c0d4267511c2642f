using SquatCoach.Movement;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>The analysed sets of one athlete on one day (UTC), oldest first, and what they say together.</summary>
public sealed class TrainingSession(DateOnly day, IReadOnlyList<TrainingSet> sets)
{
    private const int FewestForSpread = 3;

    private readonly List<TrainingRep> _reps = [.. sets.SelectMany(set => set.Reps)];

    // Footage without a rep was no set: from where it was filmed says nothing of the others.
    private readonly List<TrainingSet> _counted = [.. sets.Any(set => set.RepCount > 0) ? sets.Where(set => set.RepCount > 0) : sets];

    public DateOnly Day { get; } = day;

    public IReadOnlyList<TrainingSet> Sets { get; } = sets;

    /// <summary>The last set with reps; the last one where none has any.</summary>
    public TrainingSet Last => _counted[^1];

    public int RepCount => _reps.Count;

    public int AssessedCount => _reps.Count(rep => rep.Verdict != Verdict.NotAssessable);

    public int GoodCount => _reps.Count(rep => rep.Verdict == Verdict.Good);

    /// <summary>Null where no rep could be assessed.</summary>
    public double? FaultsPerRep => AssessedCount == 0 ? null : (double)_reps.Where(rep => rep.Verdict != Verdict.NotAssessable).Sum(rep => rep.Faults.Count) / AssessedCount;

    /// <summary>Mean over the reps in which it could be judged.</summary>
    public double? KneeFlexionDegrees => Mean(rep => rep.KneeFlexionDegrees);

    /// <summary>Standard deviation over the reps, where there are three or more: how much one rep is like the other.</summary>
    public double? KneeFlexionSpreadDegrees => Known(rep => rep.KneeFlexionDegrees) is { Count: >= FewestForSpread } known
        ? Math.Sqrt(known.Sum(value => Math.Pow(value - known.Average(), 2)) / (known.Count - 1))
        : null;

    /// <summary>Mean size of the difference between the knees, whichever side bends more.</summary>
    public double? AsymmetryPercent => Mean(rep => rep.AsymmetryPercent is { } difference ? Math.Abs(difference) : null);

    /// <summary>Mean seconds of the way down.</summary>
    public double? DescentSeconds => Mean(rep => rep.DescentSeconds);

    /// <summary>The heaviest of the day; null where nobody said.</summary>
    public double? LoadKilograms => Sets.Max(set => set.LoadKilograms);

    /// <summary>The hardest of the day; null where nobody said.</summary>
    public double? Rpe => Sets.Max(set => set.Rpe);

    /// <summary>From where the camera looked, each side once.</summary>
    public IReadOnlyList<ViewKind> Views => [.. _counted.Select(set => set.View).Distinct().Order()];

    /// <summary>By which networks it was measured; those of long ago are not known.</summary>
    public IReadOnlyList<string?> Networks => [.. _counted.Select(set => set.Networks).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Which squats were done, each once; null is "not said".</summary>
    public IReadOnlyList<Exercise?> Exercises => [.. _counted.Select(set => set.Exercise).Distinct().Order()];

    /// <summary>The same squats were done.</summary>
    public bool HasExercisesOf(TrainingSession other) => Exercises.SequenceEqual(other.Exercises);

    /// <summary>The camera looked from the same sides.</summary>
    public bool HasViewsOf(TrainingSession other) => Views.SequenceEqual(other.Views);

    /// <summary>The same networks measured.</summary>
    public bool HasNetworksOf(TrainingSession other) => Networks.SequenceEqual(other.Networks);

    /// <summary>The same squats were done, the camera stood alike and the same networks measured: a difference is the athlete's.</summary>
    public bool ComparesWith(TrainingSession other) => HasExercisesOf(other) && HasViewsOf(other) && HasNetworksOf(other);

    /// <summary>In how many assessed reps a fault was found.</summary>
    public int RepsWith(Fault fault) => _reps.Count(rep => rep.Faults.Contains(fault));

    private double? Mean(Func<TrainingRep, double?> value) => Known(value) is { Count: > 0 } known ? known.Average() : null;

    private List<double> Known(Func<TrainingRep, double?> value) => [.. _reps.Select(value).OfType<double>()];
}
