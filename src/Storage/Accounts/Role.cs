namespace SquatCoach.Storage;

/// <summary>What an account is for. Whose videos it sees is not decided by the role but by groups: <see cref="Visibility"/>.</summary>
public enum Role
{
    /// <summary>Runs the site: accounts, reset links, the whole audit; besides that a coach.</summary>
    Owner,

    /// <summary>Follows athletes: groups, invitations, corrections, deleting.</summary>
    Coach,

    /// <summary>Uploads and reads for the athletes of the groups it belongs to.</summary>
    Trainer,

    /// <summary>Sees what is filed under their own name and nothing else.</summary>
    Athlete,
}
