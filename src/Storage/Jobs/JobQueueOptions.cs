namespace SquatCoach.Storage;

public sealed record JobQueueOptions
{
    /// <summary>How long a worker may be silent. Three missed heartbeats: short enough that a killed worker's video is taken up again while its owner watches.</summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A video that takes its worker down this often is not tried again: two crashes can be bad luck (a reboot, a full memory), three are the file.</summary>
    public int MaxAttempts { get; init; } = 3;
}
