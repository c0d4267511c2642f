using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>One athlete for programs.</summary>
internal sealed record AthleteFacts(Guid Id, string Name, bool HasAccount, DateTimeOffset CreatedAt, IReadOnlyList<ConsentRow> Consents)
{
    public static AthleteFacts Of(Athlete athlete) => new(
        athlete.Id, athlete.Name, athlete.AccountId is not null, athlete.CreatedAt,
        [.. athlete.Consents.Where(consent => consent.WithdrawnAt is null).Select(consent => new ConsentRow(ApiNames.Of(consent.Purpose), consent.GivenAt))]);
}
