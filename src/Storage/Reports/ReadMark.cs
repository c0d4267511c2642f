namespace SquatCoach.Storage;

/// <summary>That an account has opened a report; a later analysis makes it unread again.</summary>
public sealed class ReadMark
{
    public required Guid AccountId { get; set; }

    public required Guid ReportId { get; set; }

    public StoredReport? Report { get; set; }

    public required DateTimeOffset At { get; set; }
}
