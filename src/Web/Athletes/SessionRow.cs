using SquatCoach.Movement;

namespace SquatCoach.Web;

/// <summary>One day of training for programs: the figures of the progress page; null where one was not measured or said.</summary>
internal sealed record SessionRow(DateOnly Day, int Reps, int AssessedReps, int GoodReps)
{
    public double? KneeFlexionDegrees { get; init; }

    public double? KneeFlexionSpreadDegrees { get; init; }

    public double? AsymmetryPercent { get; init; }

    public double? DescentSeconds { get; init; }

    public double? FaultsPerRep { get; init; }

    public double? LoadKilograms { get; init; }

    public double? Rpe { get; init; }

    public required IReadOnlyList<string> Views { get; init; }

    public required IReadOnlyList<Guid> Videos { get; init; }

    /// <summary>Same exercises, camera and networks as the session before: a difference is the athlete's.</summary>
    public bool ComparesWithBefore { get; init; }

    public static IEnumerable<SessionRow> Of(IReadOnlyList<TrainingSession> sessions) => sessions.Select((session, index) => new SessionRow(session.Day, session.RepCount, session.AssessedCount, session.GoodCount)
    {
        KneeFlexionDegrees = session.KneeFlexionDegrees,
        KneeFlexionSpreadDegrees = session.KneeFlexionSpreadDegrees,
        AsymmetryPercent = session.AsymmetryPercent,
        DescentSeconds = session.DescentSeconds,
        FaultsPerRep = session.FaultsPerRep,
        LoadKilograms = session.LoadKilograms,
        Rpe = session.Rpe,
        Views = [.. session.Views.Select(FieldNames.Of)],
        Videos = [.. session.Sets.Select(set => set.VideoId)],
        ComparesWithBefore = index > 0 && session.ComparesWith(sessions[index - 1]),
    });
}
