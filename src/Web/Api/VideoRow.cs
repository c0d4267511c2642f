namespace SquatCoach.Web;

/// <summary>A video for programs, with the state of its analysis.</summary>
internal sealed record VideoRow(Guid Id, string OriginalName, Guid AthleteId, string AthleteName, DateTimeOffset UploadedAt, double DurationSeconds)
{
    public string? Exercise { get; init; }

    public double? LoadKilograms { get; init; }

    public double? Rpe { get; init; }

    /// <summary>queued, running, done, failed or cancelled.</summary>
    public required string State { get; init; }

    public int Percent { get; init; }

    /// <summary>In the queue, from 1.</summary>
    public int? Position { get; init; }

    public double? ExpectedSeconds { get; init; }

    public string? Failure { get; init; }

    public int? RepCount { get; init; }

    public int? GoodRepCount { get; init; }

    public int? WarningCount { get; init; }

    public static VideoRow Of(QueueRow row) => new(row.VideoId, row.OriginalName, row.AthleteId, row.AthleteName, row.UploadedAt, row.DurationSeconds)
    {
        Exercise = ExerciseNames.Field(row.Exercise),
        LoadKilograms = row.LoadKilograms,
        Rpe = row.Rpe,
        State = JobStateNames.Of(row.State),
        Percent = row.Percent,
        Position = row.Position,
        ExpectedSeconds = row.ExpectedSeconds,
        Failure = row.Failure,
        RepCount = row.RepCount,
        GoodRepCount = row.GoodRepCount,
        WarningCount = row.WarningCount,
    };
}
