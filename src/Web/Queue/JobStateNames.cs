using SquatCoach.Storage;

namespace SquatCoach.Web;

/// <summary>The states of a job, for style sheets and for people.</summary>
internal static class JobStateNames
{
    public static string Of(JobState state) => state switch
    {
        JobState.Queued => "queued",
        JobState.Running => "running",
        JobState.Done => "done",
        JobState.Failed => "failed",
        JobState.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of a job."),
    };

    public static string ForPeople(JobState state) => state switch
    {
        JobState.Queued => Speech.T("Waiting"),
        JobState.Running => Speech.T("Analysing"),
        JobState.Done => Speech.T("Done"),
        JobState.Failed => Speech.T("Failed"),
        JobState.Cancelled => Speech.T("Cancelled"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of a job."),
    };
}
