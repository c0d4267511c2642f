using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>An invitation that nobody has used yet, for programs.</summary>
internal sealed record InvitationRow(Guid Id, string Note, string Role, Guid? Group, Guid? Athlete, DateTimeOffset ExpiresAt)
{
    public static InvitationRow Of(Invitation invitation) => new(invitation.Id, invitation.Note, ApiNames.Of(invitation.Role), invitation.GroupId, invitation.AthleteId, invitation.ExpiresAt);
}
