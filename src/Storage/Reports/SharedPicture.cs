namespace SquatCoach.Storage;

/// <summary>What a shared link shows of the athlete.</summary>
public enum SharedPicture
{
    /// <summary>Report, curves and the skeleton in 3D.</summary>
    None,

    /// <summary>The video as it is, too.</summary>
    Video,

    /// <summary>The video with faces blurred.</summary>
    BlurredFace,
}
