namespace SquatCoach.Movement;

/// <summary>Whether the network and the measured angles say the same of a fault that was named.</summary>
public enum FaultAgreement
{
    /// <summary>Both say it.</summary>
    Agree,

    /// <summary>The network sees it, the measured value does not show it.</summary>
    NetworkOnly,

    /// <summary>The measured value shows it, the network does not see it, or cannot from this view.</summary>
    MeasurementOnly,

    /// <summary>The network sees it; nothing was measured that could tell.</summary>
    NotMeasured,
}
