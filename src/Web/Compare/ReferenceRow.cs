namespace SquatCoach.Web;

/// <summary>A reference set for programs.</summary>
internal sealed record ReferenceRow(Guid VideoId, string OriginalName, Guid AthleteId, string AthleteName, string? Exercise, DateTimeOffset Since);
