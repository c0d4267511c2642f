using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>A rep with what the hip curve says of it.</summary>
/// <param name="Rep">Frames of the sequence.</param>
/// <param name="Tempo">Seconds per phase; the bottom phase holds the frames within a tenth of the drop of the lowest point.</param>
/// <param name="DropRatio">Drop of the hips as a fraction of the leg.</param>
/// <param name="BodyDropRatio">The same from the 3D joints alone.</param>
/// <param name="ImageDropRatio">The same from the image alone; NaN without a video.</param>
/// <param name="IsCut">The recording (or a gap in it) cuts the rep off.</param>
internal sealed record SegmentedRep(Rep Rep, Tempo Tempo, double DropRatio, double BodyDropRatio, double ImageDropRatio, bool IsCut)
{
    /// <summary>The greatest speed of the hips on the way down, along the smoothed drop curve.</summary>
    public double PeakDescentLegsPerSecond { get; init; } = double.NaN;

    /// <summary>The same on the way up.</summary>
    public double PeakAscentLegsPerSecond { get; init; } = double.NaN;
}
