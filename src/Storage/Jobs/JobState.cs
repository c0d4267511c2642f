namespace SquatCoach.Storage;

public enum JobState
{
    Queued,
    Running,
    Done,
    Failed,
    Cancelled,
}
