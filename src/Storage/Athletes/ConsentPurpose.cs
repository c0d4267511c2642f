namespace SquatCoach.Storage;

/// <summary>What an athlete can agree to, each on its own.</summary>
public enum ConsentPurpose
{
    /// <summary>Videos are kept and analysed. Nothing is taken without it.</summary>
    Analysis,

    /// <summary>Coaches and trainers of the athlete's groups see videos and reports. Without it an athlete with an account is invisible to them.</summary>
    Coaching,

    /// <summary>Joints and corrected verdicts, never pictures, may be exported to train the networks.</summary>
    Training,
}
