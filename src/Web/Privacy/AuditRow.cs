namespace SquatCoach.Web;

/// <summary>A line of the audit for programs.</summary>
internal sealed record AuditRow(DateTimeOffset At, string Who, string Action, Guid? AthleteId, string? AthleteName, Guid? VideoId, string Detail);
