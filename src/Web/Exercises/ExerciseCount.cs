using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>How many analysed sets of an exercise there are, and when the last was.</summary>
public sealed record ExerciseCount(Exercise? Exercise, int SetCount, DateTimeOffset LastAt);
