using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>A group for programs.</summary>
internal sealed record GroupRow(Guid Id, string Name, IReadOnlyList<PersonRow> Athletes, IReadOnlyList<PersonRow> Staff)
{
    public static GroupRow Of(AthleteGroup group) => new(
        group.Id,
        group.Name,
        [.. group.Athletes.Where(place => place.Athlete is not null).Select(place => new PersonRow(place.AthleteId, place.Athlete!.Name, null))],
        [.. group.Staff.Select(member => new PersonRow(member.AccountId, member.Account!.UserName!, ApiNames.Of(member.Account.Role)))]);
}
