namespace SquatCoach.Movement;

/// <summary>Everybody in a video whom the analysis can be about, and where they are, so that a human can point at one (squatcoach.people/1; docs/schemas).</summary>
/// <param name="WidthPx">Width of the upright frame.</param>
/// <param name="HeightPx">Height of the upright frame.</param>
/// <param name="Athlete">The number of the one whom the report is about.</param>
/// <param name="People">By their numbers, from 1: first who is the athlete by themselves.</param>
public sealed record PeopleInVideo(int WidthPx, int HeightPx, int Athlete, IReadOnlyList<PersonPath> People)
{
    public const string ExpectedSchema = "squatcoach.people/1";

    public string Schema => ExpectedSchema;
}
