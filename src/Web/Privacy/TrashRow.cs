namespace SquatCoach.Web;

/// <summary>Something in the trash, for programs.</summary>
internal sealed record TrashRow(Guid Id, string Name, DateTimeOffset GoneAt);
