namespace SquatCoach.Storage;

/// <summary>The account on whose behalf something is read or changed.</summary>
public readonly record struct Viewer(Guid AccountId, Role Role)
{
    /// <summary>Nobody: sees nothing.</summary>
    public static Viewer Nobody => new(Guid.Empty, Role.Athlete);

    /// <summary>Works with athletes other than themselves.</summary>
    public bool IsStaff => AccountId != Guid.Empty && Role is Role.Owner or Role.Coach or Role.Trainer;

    /// <summary>May invite, group, correct and delete.</summary>
    public bool IsCoach => AccountId != Guid.Empty && Role is Role.Owner or Role.Coach;

    public bool IsOwner => AccountId != Guid.Empty && Role is Role.Owner;
}
