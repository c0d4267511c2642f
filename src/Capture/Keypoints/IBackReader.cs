namespace SquatCoach.Capture;

/// <summary>Reads where the line of a person's back runs, from the hips to the neck.</summary>
public interface IBackReader
{
    /// <summary>Reads one person of one frame.</summary>
    /// <param name="image">The decoded frame.</param>
    /// <param name="points">21 × (x, y, confidence) in its pixels.</param>
    /// <param name="back">Receives 5 × (x, y, confidence) in its pixels, from the hips up.</param>
    void Read(RgbImage image, ReadOnlySpan<float> points, Span<float> back);
}
