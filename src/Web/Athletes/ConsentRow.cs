namespace SquatCoach.Web;

/// <summary>A consent that holds, for programs.</summary>
internal sealed record ConsentRow(string Purpose, DateTimeOffset GivenAt);
