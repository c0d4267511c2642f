namespace SquatCoach.Storage;

/// <summary>How a wish to change something ended: done, refused with a reason for the user, or there was nothing that the viewer may change.</summary>
public readonly record struct Change(bool IsDone, string? Refusal)
{
    public static Change Done => new(true, null);

    public static Change Missing => new(false, null);

    public static Change Refused(string reason) => new(false, reason);

    public static Change DoneIf(bool isDone) => isDone ? Done : Missing;
}
