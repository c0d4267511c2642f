namespace SquatCoach.Web;

/// <summary>The desk: a row for each athlete who is asked for, and what else could be asked for.</summary>
internal sealed record DeskView(IReadOnlyList<DeskRow> Rows, IReadOnlyList<DeskGroup> Groups, IReadOnlyList<ExerciseCount> Exercises);
