namespace SquatCoach.Storage;

/// <summary>Whom to invite as what, to which group, and for which athlete already filmed.</summary>
public sealed record InvitationRequest(Role Role, Guid? GroupId, Guid? AthleteId, string Note);
