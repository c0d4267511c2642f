namespace SquatCoach.Web;

/// <summary>What a program made.</summary>
internal sealed record Made(Guid Id);
