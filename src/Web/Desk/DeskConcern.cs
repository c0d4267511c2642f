namespace SquatCoach.Web;

/// <summary>Something that needs a look, and the moment to look at: a video, and seconds into it.</summary>
public sealed record DeskConcern(string Text, Guid VideoId, double? AtSeconds);
