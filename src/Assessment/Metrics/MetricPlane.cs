namespace SquatCoach.Assessment;

/// <summary>The plane in which a metric is measured; it decides from which side a camera can see it.</summary>
public enum MetricPlane
{
    /// <summary>Seen from anywhere: heights, times, angles inside the leg.</summary>
    Any,

    /// <summary>Forward and back: seen from the side and obliquely.</summary>
    Sagittal,

    /// <summary>Left and right: seen from the front, from the back and obliquely.</summary>
    Frontal,
}
