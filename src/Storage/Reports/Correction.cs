using SquatCoach.Movement;

namespace SquatCoach.Storage;

/// <summary>
/// What a coach says of a rep instead of the networks: a label with its author. The newest of a rep counts; older ones are kept, unless the rep was added and is taken out again.
/// The rep is named by its times, because another analysis may count other reps.
/// </summary>
public sealed class Correction
{
    public const int CommentMaxLength = 500;

    public Guid Id { get; set; } = Guid.NewGuid();

    public required Guid VideoId { get; set; }

    public Video? Video { get; set; }

    public required double StartSeconds { get; set; }

    public required double BottomSeconds { get; set; }

    public required double EndSeconds { get; set; }

    /// <summary>False where there is no squat at this moment.</summary>
    public required bool IsRep { get; set; }

    public required Verdict Verdict { get; set; }

    /// <summary>Names of the faults (<see cref="FieldNames"/>), with commas; empty where there is none.</summary>
    public required string Faults { get; set; }

    public required string Comment { get; set; }

    public required Guid AuthorId { get; set; }

    public required string Author { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>Of several corrections, newest first, the one that counts of each rep: a coach may move its moments.</summary>
    public static IReadOnlyList<Correction> OnePerRep(IEnumerable<Correction> newestFirst)
    {
        ArgumentNullException.ThrowIfNull(newestFirst);
        var kept = new List<Correction>();
        foreach (var one in newestFirst)
        {
            if (!kept.Exists(one.IsOfSameRep))
            {
                kept.Add(one);
            }
        }

        return kept;
    }

    /// <summary>Two corrections of one video are of one rep where the lowest moment of either lies within the other.</summary>
    public bool IsOfSameRep(Correction other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.VideoId == VideoId && (Holds(other.BottomSeconds) || other.Holds(BottomSeconds));
    }

    private bool Holds(double seconds) => seconds >= StartSeconds && seconds <= EndSeconds;
}
