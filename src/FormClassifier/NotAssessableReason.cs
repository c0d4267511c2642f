namespace SquatCoach.FormClassifier;

/// <summary>Why a rep has no fault probabilities.</summary>
public enum NotAssessableReason
{
    /// <summary>It has: the rep was assessed.</summary>
    None,

    /// <summary>The recording cuts the rep off, or it never became a squat.</summary>
    PartialRep,

    /// <summary>Too few frames between start and end.</summary>
    TooFewFrames,

    /// <summary>Hips, knees, ankles, shoulders or neck are unknown, or too many other joints are.</summary>
    MissingJoints,

    /// <summary>The joints' positions are too uncertain: feet out of the picture, poor light, somebody in the way.</summary>
    TooUncertain,

    /// <summary>No frame in which the athlete stands, to compare the rep with.</summary>
    NoStandingPose,

    /// <summary>The movement is like nothing the network was trained on; whatever it would say is a guess.</summary>
    UnlikeTraining,
}
