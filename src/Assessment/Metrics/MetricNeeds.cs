namespace SquatCoach.Assessment;

/// <summary>What a metric needs beyond joints. One whose needs are not met is left out of a report: nobody could have filmed it better.</summary>
[Flags]
public enum MetricNeeds
{
    None = 0,

    /// <summary>The feet, which are keypoints of the image and not among the 19 joints.</summary>
    Video = 1,

    /// <summary>The athlete's height, for centimetres and metres a second.</summary>
    Height = 2,

    /// <summary>Other reps of the same recording.</summary>
    Set = 4,

    /// <summary>The line of the back, which is read off a video where the network for it is there.</summary>
    Back = 8,
}
