using SquatCoach.Models;
using SquatCoach.Movement;

namespace SquatCoach.Assessment;

/// <summary>How an analyzer is set up.</summary>
public sealed record AnalyzerOptions
{
    public Device Device { get; init; } = Device.Auto;

    /// <summary>Folder of the networks; null for the one that <see cref="ModelLocator.Find"/> finds.</summary>
    public string? ModelsFolder { get; init; }

    /// <summary>Name of the network for 2D keypoints; null for the user's choice, which is the program's own unless they chose another.</summary>
    public string? PoseNetwork { get; init; }

    /// <summary>Name of the network that finds people; null as above.</summary>
    public string? Finder { get; init; }

    /// <summary>Whom a report is about where a video shows several people: 1 for who is the athlete by themselves.</summary>
    public int Athlete { get; init; } = 1;

    /// <summary>Limb lengths measured in earlier videos of the same athlete; none where nothing is known of them.</summary>
    public IReadOnlyList<LimbLengths> PastSessions { get; init; } = [];

    /// <summary>
    /// Clockwise turn of the picture after its own rotation tag was obeyed: 0, 90, 180 or 270. Null: the picture as it is, and where that has no squat and people stand after
    /// another turn only, the turned one.
    /// </summary>
    public int? TurnDegrees { get; init; }

    public AssessmentOptions Assessment { get; init; } = AssessmentOptions.Default;
}
