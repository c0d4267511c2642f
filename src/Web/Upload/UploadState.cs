namespace SquatCoach.Web;

/// <summary>An unfinished upload: how many bytes there are to be (size), and how many are there (offset).</summary>
internal sealed record UploadState(Guid Id, string Name, string? Athlete, Guid AthleteId, long Size, long Offset, long? Changed);
