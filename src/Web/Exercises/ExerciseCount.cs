using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>How many analysed sets of an exercise there are, when the last was, and the last with a rep in it (null where none has any).</summary>
public sealed record ExerciseCount(Exercise? Exercise, int SetCount, DateTimeOffset LastAt, DateTimeOffset? LastWithRepsAt);
