using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>An invitation, as a program asks for it. Coaches and owners are invited on the page: a stolen token must not hand over the site.</summary>
internal sealed record InvitationStart(
    [property: Required, MaxLength(Invitation.NoteMaxLength), Description("For whom the link is, in your words.")] string? Note,
    [property: Required, OneOf("athlete", "trainer")] string? Role,
    [property: Description("Id of the group that the person joins.")] Guid? Group = null,
    [property: Description("Id of the athlete without an account that the person is; a new one where it is left out.")] Guid? Athlete = null);
