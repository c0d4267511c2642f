namespace SquatCoach.Capture;

/// <summary>Where the time of tracking goes.</summary>
public enum Stage
{
    /// <summary>Waiting for decoded frames.</summary>
    Decode,

    /// <summary>Finding people in whole frames.</summary>
    Find,

    /// <summary>Cutting out ROIs.</summary>
    Crop,

    /// <summary>The keypoint network.</summary>
    Network,
}
