namespace SquatCoach.Capture;

/// <summary>What the warnings are drawn from.</summary>
internal sealed record FootageFacts
{
    public required VideoFormat Format { get; init; }

    public required VideoEnd End { get; init; }

    public required int PeopleSeen { get; init; }

    /// <summary>Who can be chosen.</summary>
    public required IReadOnlyList<PersonSeen> People { get; init; }

    /// <summary>Who was.</summary>
    public required int Athlete { get; init; }

    /// <summary>Mean luma of the frames, 0…255.</summary>
    public required double MeanLuma { get; init; }
}
