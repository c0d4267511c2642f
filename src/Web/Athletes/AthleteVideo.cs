using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>A video in an athlete's list.</summary>
internal sealed record AthleteVideo(Guid Id, string OriginalName, DateTimeOffset UploadedAt, double DurationSeconds, Exercise? Exercise, double? LoadKilograms, double? Rpe, JobState State, int? RepCount, int? GoodRepCount);
