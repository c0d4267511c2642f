using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>A set with reps, to choose from.</summary>
internal sealed record ComparableSet(Guid Id, string OriginalName, DateTimeOffset UploadedAt, Exercise? Exercise, bool IsReference);
