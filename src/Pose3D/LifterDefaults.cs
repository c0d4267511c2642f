namespace SquatCoach.Pose3D;

/// <summary>The fixed numbers of the lifter's input; training/lifter uses the same.</summary>
internal static class LifterDefaults
{
    /// <summary>The network was trained at this rate; its dilations count frames.</summary>
    public const double FrameRateHz = 30;

    /// <summary>Below this a keypoint counts as not seen (the 2D network's noise floor).</summary>
    public const float LeastConfidence = 0.05f;

    /// <summary>A keypoint is interpolated as if seen over gaps up to this, or up to <see cref="GapInFrames"/> of the video's frames.</summary>
    public const double GapSeconds = 0.12;

    public const double GapInFrames = 2.2;

    /// <summary>Farther than this from any frame with the athlete, joints are unknown rather than guessed.</summary>
    public const double UnseenSeconds = 0.5;

    /// <summary>
    /// Frames run at once (a minute): memory stays flat however long the video is. The network pools limb lengths over a run, so a
    /// run should hold several reps.
    /// </summary>
    public const int ChunkFrames = 1800;
}
