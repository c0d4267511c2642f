namespace SquatCoach.Capture;

/// <summary>Finds people in a whole frame.</summary>
public interface IPersonFinder
{
    /// <summary>Writes the people found, the surest first, and returns their number (at most the length of <paramref name="found"/>).</summary>
    int Find(RgbImage image, Span<PersonDetection> found);
}
