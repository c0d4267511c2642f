namespace SquatCoach.Movement;

/// <summary>Something about the footage that limits the report. The code is stable (snake_case), the message is for people and says what to do.</summary>
public sealed record ReportWarning(string Code, string Message);
