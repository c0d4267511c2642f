using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>One video as the queue shows it.</summary>
/// <param name="Position">Place in the queue, from 1; null unless the job waits.</param>
/// <param name="ExpectedSeconds">How long until the report is there; null where that is not known.</param>
/// <param name="RepCount">Null without a report; so are the other counts.</param>
public sealed record QueueRow(
    Guid VideoId,
    string OriginalName,
    Guid AthleteId,
    string AthleteName,
    DateTimeOffset UploadedAt,
    double DurationSeconds,
    Exercise? Exercise,
    double? LoadKilograms,
    double? Rpe,
    JobState State,
    int? Position,
    double? ExpectedSeconds,
    double Progress,
    string? Stage,
    int Attempts,
    string? Failure,
    int? RepCount,
    int? GoodRepCount,
    int? FaultyRepCount,
    int? WarningCount)
{
    public int Percent => (int)Math.Floor(Progress * 100);

    public bool IsWaitingOrRunning => State is JobState.Queued or JobState.Running;
}
