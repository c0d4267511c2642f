namespace SquatCoach.Web;

/// <summary>Keeps the last word of an analysis until the next heartbeat takes it; costs the analysis nothing.</summary>
internal sealed class LatestProgress : IProgress<WorkProgress>
{
    private readonly Lock _turn = new();
    private WorkProgress _latest = new(0, "Starting");

    public WorkProgress Latest
    {
        get
        {
            lock (_turn)
            {
                return _latest;
            }
        }
    }

    public void Report(WorkProgress value)
    {
        lock (_turn)
        {
            _latest = value;
        }
    }
}
