namespace SquatCoach.Web;

/// <summary>A video in the list of an athlete, for programs.</summary>
internal sealed record AthleteVideoRow(Guid Id, string OriginalName, DateTimeOffset UploadedAt, double DurationSeconds, string? Exercise, double? LoadKilograms, double? Rpe, string State, int? RepCount, int? GoodRepCount)
{
    public static AthleteVideoRow Of(AthleteVideo video) => new(
        video.Id, video.OriginalName, video.UploadedAt, video.DurationSeconds, ExerciseNames.Field(video.Exercise), video.LoadKilograms, video.Rpe, JobStateNames.Of(video.State), video.RepCount, video.GoodRepCount);
}
