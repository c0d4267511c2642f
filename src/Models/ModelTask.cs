namespace SquatCoach.Models;

/// <summary>What a network does. In a sidecar: finder, pose2d, back, lifter, classifier.</summary>
public enum ModelTask
{
    /// <summary>Whole frame → where athletes are.</summary>
    Finder,

    /// <summary>ROI → 21 keypoints.</summary>
    Pose2D,

    /// <summary>The trunk of a person → the line of the back.</summary>
    Back,

    /// <summary>Keypoints over time → 19 joints, root-relative.</summary>
    Lifter,

    /// <summary>Temporal distance matrix → six fault scores.</summary>
    Classifier,
}
