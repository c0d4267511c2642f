namespace SquatCoach.Capture;

/// <summary>Estimates the 21 keypoints of the person in each ROI.</summary>
public interface IKeypointEstimator
{
    /// <summary>At most so many ROIs at once.</summary>
    int MaxBatch { get; }

    /// <summary>Estimates N people of one frame.</summary>
    /// <param name="image">The decoded frame.</param>
    /// <param name="rois">N squares of the frame, one a person.</param>
    /// <param name="poses">Receives the N answers.</param>
    /// <param name="clock">Receives the times of cropping and of the network.</param>
    void Estimate(RgbImage image, ReadOnlySpan<SquareRoi> rois, PoseBatch poses, StageClock clock);
}
